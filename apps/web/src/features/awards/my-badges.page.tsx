import { Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Award } from '../../api/schema';
import { DateText } from '../../ui/date-text';
import { Empty } from '../../ui/empty';
import { Page, Section } from '../../ui/page';
import classes from './awards.module.css';
import { ownAwardsQuery, wholeCatalogQuery } from './awards.queries';
import { OwnDid } from './own-did';
import { progressOf, type StackProgress } from './progress';
import { badgeName } from './sharing';
import { BadgeStatus } from './badge-status';

/** The badges that a person has earned, and what they count toward. */
export function MyBadgesPage() {
  const { data: awards } = useSuspenseQuery(ownAwardsQuery);
  const { data: catalog } = useSuspenseQuery(wholeCatalogQuery);
  const progress = progressOf(awards, catalog);
  const earned = progress.reduce((sum, stack) => sum + stack.earned, 0);
  const all = progress.reduce((sum, stack) => sum + stack.of, 0);
  return (
    <Page title="My badges">
      {awards.length === 0 ? (
        <Empty title="No badges yet.">
          <p>
            You get a badge when you have shown every essential outcome of a micro-credential.{' '}
            <Link to="/work">Go to your work</Link>
          </p>
        </Empty>
      ) : (
        <ul className={classes.badges}>
          {awards.map((award) => (
            <Badge key={award.id} award={award} />
          ))}
        </ul>
      )}
      <p>
        <Link to="/connections">Connected backpacks</Link>
      </p>
      <Section title="What they count toward">
        <p>
          <strong>
            {earned} of {all}
          </strong>{' '}
          micro-credentials. The last one of a stack earns the stack’s badge. All {all} take the place of the specialist
          degree or doctorate for the career certificate. <Link to="/career">See your progress toward it</Link>
        </p>
        <progress
          className={classes.whole}
          max={all}
          value={earned}
          aria-label={`Micro-credentials earned: ${earned} of ${all}`}
        />
        <div className={classes.stacks}>
          {progress.map((stack) => (
            <StackLine key={stack.code} stack={stack} />
          ))}
        </div>
      </Section>
      <OwnDid />
    </Page>
  );
}

function Badge({ award }: { award: Award }) {
  return (
    <li className={classes.badge}>
      <img src={`/achievements/${award.achievement.id}/image.svg`} alt="" width={120} height={120} />
      <div>
        <Title order={2} size="h3">
          <Link to="/my-badges/$awardId" params={{ awardId: award.id }}>
            {badgeName(award)}
          </Link>
        </Title>
        <p>
          Issued <DateText at={award.issuedAt} dayOnly />
        </p>
        <BadgeStatus award={award} />
      </div>
    </li>
  );
}

function StackLine({ stack: { name, earned, of, parts } }: { stack: StackProgress }) {
  return (
    <section aria-label={name}>
      <Title order={3}>{name}</Title>
      <p className={classes.count}>
        {earned} of {of}
      </p>
      <ul className={classes.parts}>
        {parts.map((part) => (
          <li key={part.code} data-earned={part.earned}>
            {part.code} {part.title}
            {part.earned && <strong> earned</strong>}
          </li>
        ))}
      </ul>
    </section>
  );
}
