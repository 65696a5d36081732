import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Award } from '../../api/schema';
import { DateText } from '../../ui/date-text';
import { Loading } from '../../ui/loading';
import { Notice } from '../../ui/notice';
import classes from './awards.module.css';
import { issuerNameQuery, ownAwardsQuery } from './awards.queries';
import { BadgeStatus } from './badge-status';
import { CountsToward } from './counts-toward';
import { ShareActions } from './share-actions';
import { badgeName } from './sharing';

/** The badge of an enrollment that earned it: who earned it, how to share it, what it counts toward, what comes next. */
export function Earned({ enrollmentId }: { enrollmentId: string }) {
  const { data: awards, isError } = useQuery({
    ...ownAwardsQuery,
    refetchInterval: ({ state }) => (awardOf(state.data, enrollmentId) === undefined ? 2_000 : false),
  });
  const { data: issuer } = useQuery(issuerNameQuery);
  const award = awardOf(awards, enrollmentId);
  if (isError) {
    return (
      <Notice tone="good" title="You have earned this micro-credential">
        <Link to="/my-badges">See your badge and share it</Link>
      </Notice>
    );
  }
  if (award === undefined || issuer === undefined) return <Loading what="Loading your badge" />;
  return (
    <>
      <BadgeEarned award={award} issuer={issuer} />
      {award.state === 'issued' && <CountsToward award={award} />}
    </>
  );
}

function BadgeEarned({ award, issuer }: { award: Award; issuer: string }) {
  const name = badgeName(award);
  return (
    <section className={classes.earned} aria-labelledby="earned">
      <img
        src={`/achievements/${award.achievement.id}/image.svg`}
        alt={`The badge ${name}`}
        width={256}
        height={256}
        className={classes.large}
      />
      <div>
        <div role="status">
          <Title order={2} id="earned">
            {award.state === 'issued' ? `You earned “${name}”` : name}
          </Title>
        </div>
        <p>
          Earned by{' '}
          <strong>
            <bdi>{award.person.name}</bdi>
          </strong>
          , issued <DateText at={award.issuedAt} dayOnly />
          <br />
          <span className={classes.count}>{issuer}</span>
        </p>
        {award.state === 'issued' ? <ShareActions award={award} issuer={issuer} /> : <BadgeStatus award={award} />}
        <p>
          <Link to="/my-badges/$awardId" params={{ awardId: award.id }}>
            More ways to share
          </Link>{' '}
          · <a href={award.url}>See its public page</a>
        </p>
      </div>
    </section>
  );
}

function awardOf(awards: readonly Award[] | undefined, enrollmentId: string): Award | undefined {
  return awards?.find((award) => award.enrollmentId === enrollmentId);
}
