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
    words: 'Choose a micro-credential that fits what your school needs now. You have about four months.',
  },
  {
    title: 'Submit four artifacts',
    words:
      'A narrative, sample documents from your practice, an analysis of them, and a plan to reflect on and share what you learned.',
  },
  {
    title: 'Get a blind review',
    words:
      'Two reviewers score each outcome without knowing your name, your school, or each other’s scores. If they disagree, a third reviewer decides.',
  },
  {
    title: 'Earn the badge',
    words:
      'You get a signed Open Badge that says what you showed. If something is not yet met, you revise and resubmit only that part.',
  },
];

/** The home page for visitors. */
export function WelcomePage() {
  return (
    <div className={classes.welcome}>
      <section className={classes.opening}>
        <Title order={1} className={classes.motto} {...usePageHeading('Micro-credentials for school principals')}>
          Show how you lead.
        </Title>
        <p className={classes.lead}>
          On Laurel, Missouri’s school principals earn micro-credentials for the work they do in their own schools.
          Reviewers score the evidence, and each micro-credential earns a badge that anyone can verify.
        </p>
        <p className={classes.ways}>
          <ButtonLink to="/sign-in" size="md">
            Sign in
          </ButtonLink>
          <Link to="/catalog">See what you can earn</Link>
        </p>
      </section>
      <section aria-labelledby="steps">
        <Title order={2} id="steps" className="aloud">
          How it works
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
        <Title order={2}>Did someone show you a badge?</Title>
        <p>
          Open its link. The page shows who earned the badge, what they showed for each outcome, and whether the badge
          is valid today. Any Open Badges 3.0 verifier can check the signature without asking us.
        </p>
      </section>
    </div>
  );
}

/** What the home page says about the catalog, once it has loaded. The rest of the page does not wait for it. */
function Stacks() {
  const { data, isError } = useQuery(catalogQuery);
  return (
    <section className={classes.part}>
      <Title order={2}>What it counts toward</Title>
      <p>
        The micro-credentials of one domain form a stack with its own badge. All of them together replace the specialist
        degree or doctorate for the career certificate.
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
