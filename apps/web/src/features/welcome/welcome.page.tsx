import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ButtonLink } from '../../ui/button-link';
import { usePageHeading } from '../../ui/page';
import { catalogQuery } from '../catalog/catalog.queries';
import classes from './welcome.module.css';

const steps = [
  {
    title: 'Work where you lead',
    words: 'You choose a micro-credential that fits what your school needs now, and have about four months for it.',
  },
  {
    title: 'Bring four artifacts',
    words:
      'A narrative, sample documents from your practice, an analysis of them, and a plan to reflect on and share what you learned.',
  },
  {
    title: 'Be read blind',
    words:
      'Two reviewers score each outcome without knowing you, your school, or each other’s scores. Where they differ, a third decides.',
  },
  {
    title: 'Keep the badge',
    words: 'A signed Open Badge that says what you showed. Whatever is not yet met, you show again, and that alone.',
  },
];

/** The start, for whoever comes from outside. */
export function WelcomePage() {
  return (
    <div className={classes.welcome}>
      <section className={classes.opening}>
        <Title order={1} className={classes.motto} {...usePageHeading('Micro-credentials for school principals')}>
          Show how you lead.
        </Title>
        <p className={classes.lead}>
          Laurel is where Missouri’s school principals earn micro-credentials for what they do in their own school,
          judged by what it shows, and kept as a badge that anyone can check.
        </p>
        <p className={classes.ways}>
          <ButtonLink to="/sign-in" size="md">
            Sign in
          </ButtonLink>
          <Link to="/catalog">See what can be earned</Link>
        </p>
      </section>
      <section aria-labelledby="steps">
        <Title order={2} id="steps" className="aloud">
          How it goes
        </Title>
        <ol className={classes.steps}>
          {steps.map(({ title, words }) => (
            <li key={title}>
              <h3>{title}</h3>
              <p>{words}</p>
            </li>
          ))}
        </ol>
      </section>
      <Stacks />
      <section className={classes.part}>
        <Title order={2}>You were shown a badge?</Title>
        <p>
          Follow its link. The page behind it says who earned it, what was shown for each outcome, and whether it is in
          force today; any verifier of Open Badges 3.0 can check the signature without asking us.
        </p>
      </section>
    </div>
  );
}

/** What the start says of the catalog, once it is there; the rest does not wait for it. */
function Stacks() {
  const { data, isError } = useQuery(catalogQuery);
  return (
    <section className={classes.part}>
      <Title order={2}>What it counts toward</Title>
      <p>
        The micro-credentials of one domain make a stack, with a badge of its own. All of them together stand for the
        specialist degree or doctorate on the way to the career certificate.
      </p>
      {!isError && (
        <ul className={classes.stacks}>
          {data?.stacks.map(({ code, name, microCredentials }) => (
            <li key={code}>
              <Link to="/catalog">{name}</Link>
              <span>{microCredentials.length}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
