import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { RosterRow } from '../../../api/schema';
import { Loading } from '../../../ui/loading';
import { ErrorNotice } from '../../../ui/notice';
import { Page, Section } from '../../../ui/page';
import { daysLeftInWords } from '../../../ui/days';
import type { KeysetQuery } from '../parts/keyset';
import classes from '../parts/parts.module.css';
import { erasuresQuery } from '../privacy/privacy.queries';
import { decisionsQuery } from '../review/release.queries';
import { inReviewQuery, problemsQuery } from '../review/review.queries';
import { waitingAwardsQuery } from '../pilots/pilot.queries';
import { deliveriesQuery, messagesQuery } from '../activity/trail.queries';
import { atRiskQuery } from './overview.queries';
import { Trends } from './trends';

/** An administrator's first page: everything to do, each with a link to do it. */
export function OverviewPage() {
  const decisions = useCount(decisionsQuery);
  const unassigned = useCount(inReviewQuery(undefined, 'reviewers'));
  const disputed = useCount(inReviewQuery(undefined, 'adjudicator'));
  const late = useCount(inReviewQuery(undefined, 'late'));
  const problems = useCount(problemsQuery());
  const badges = useCount(waitingAwardsQuery());
  const risk = useQuery(atRiskQuery);
  const letters = useCount(messagesQuery({ state: 'failed' }));
  const deliveries = useCount(deliveriesQuery('failed'));
  const erasures = useQuery(erasuresQuery);
  const toConfirm = erasures.data?.filter(({ confirmedAt }) => confirmedAt === null).length ?? 0;
  const all = [decisions, unassigned, disputed, problems, late, badges, letters, deliveries, risk, erasures];
  const error = all.find((one) => one.error)?.error;
  const pending = all.some(({ isPending }) => isPending);
  return (
    <Page title="To do">
      {error && <ErrorNotice error={error} safe="Nothing was changed. Everything that could be loaded is below." />}
      {pending && !error ? (
        <Loading />
      ) : (
        <>
          <Section title="Late or at risk">
            <ul className={classes.waiting}>
              <Waiting count={late.count}>
                <Link to="/admin/review" search={{ only: 'late' }}>
                  {late.count === '1' ? 'Submission late in review' : 'Submissions late in review'}
                </Link>
                <p className={classes.soft}>A review is past its due date.</p>
              </Waiting>
              <Waiting count={decisions.count}>
                <Link to="/admin/review/decisions">
                  {decisions.count === '1' ? 'Decision to release' : 'Decisions to release'}
                </Link>
                <p className={classes.soft}>Candidates don’t see a decision until you release it.</p>
              </Waiting>
              <Waiting count={String(risk.data?.length ?? 0)}>
                <AtRisk rows={risk.data ?? []} />
              </Waiting>
              <Waiting count={letters.count}>
                <Link to="/admin/messages" search={{ state: 'failed' }}>
                  Emails that could not be sent
                </Link>
              </Waiting>
              <Waiting count={deliveries.count}>
                <Link to="/admin/deliveries">
                  {deliveries.count === '1' ? 'Background step that failed' : 'Background steps that failed'}
                </Link>
              </Waiting>
            </ul>
          </Section>
          <Section title="To do next">
            <ul className={classes.waiting}>
              <Waiting count={unassigned.count}>
                <Link to="/admin/review" search={{ only: 'reviewers' }}>
                  {unassigned.count === '1' ? 'Submission without reviewers' : 'Submissions without reviewers'}
                </Link>
                <p className={classes.soft}>Each needs two reviewers.</p>
              </Waiting>
              <Waiting count={disputed.count}>
                <Link to="/admin/review" search={{ only: 'adjudicator' }}>
                  {disputed.count === '1'
                    ? 'Submission that needs a third reviewer'
                    : 'Submissions that need a third reviewer'}
                </Link>
                <p className={classes.soft}>The two reviewers disagree.</p>
              </Waiting>
              <Waiting count={problems.count}>
                <Link to="/admin/review/problems">
                  {problems.count === '1' ? 'Problem that a reviewer reported' : 'Problems that reviewers reported'}
                </Link>
                <p className={classes.soft}>The reviewer’s due date waits until you answer.</p>
              </Waiting>
              <Waiting count={badges.count}>
                <Link to="/admin/waiting-badges">
                  {badges.count === '1' ? 'Badge that waits for requirements' : 'Badges that wait for requirements'}
                </Link>
                <p className={classes.soft}>The work is met. The pilot asks for more before the badge is issued.</p>
              </Waiting>
              <Waiting count={String(toConfirm)}>
                <Link to="/admin/people/erasures">
                  {toConfirm === 1 ? 'Erasure to confirm' : 'Erasures to confirm'}
                </Link>
                <p className={classes.soft}>A person is to be erased. It begins only once you have confirmed it.</p>
              </Waiting>
            </ul>
          </Section>
        </>
      )}
      <Trends />
    </Page>
  );
}

function Waiting({ count, children }: { count: string; children: ReactNode }) {
  return (
    <li>
      <span className={classes.count} data-none={count === '0' || undefined}>
        {count}
      </span>
      <div>{children}</div>
    </li>
  );
}

/** The pilots with candidates at risk, and the candidates with the fewest days left. */
function AtRisk({ rows }: { rows: RosterRow[] }) {
  const pilots = [...new Map(rows.map(({ pilot }) => [pilot.id, pilot])).values()];
  const first = rows.toSorted((one, other) => (one.daysLeft ?? 0) - (other.daysLeft ?? 0)).slice(0, 5);
  if (rows.length === 0) return <Link to="/admin/pilots">Candidates at risk</Link>;
  return (
    <>
      <span>Candidates at risk, in </span>
      {pilots.map(({ id, title }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <Link to="/admin/pilots/$pilotId/roster" params={{ pilotId: id }} search={{ risk: 'yes' }}>
            {title} ({rows.filter(({ pilot }) => pilot.id === id).length})
          </Link>
        </span>
      ))}
      <ul className={classes.plain}>
        {first.map(({ id, person, daysLeft }) => (
          <li key={id} className={classes.soft} style={{ display: 'list-item', padding: 0, border: 0 }}>
            <Link to="/admin/enrollments/$enrollmentId" params={{ enrollmentId: id }}>
              <bdi>{person.name}</bdi>
            </Link>
            {daysLeft !== null && `, ${daysLeftInWords(daysLeft)}`}
          </li>
        ))}
      </ul>
    </>
  );
}

/** How many items there are; "200+" when the list has more pages. */
function useCount<Item>(query: KeysetQuery<Item>) {
  const { data, error, isPending } = useInfiniteQuery(query);
  const [first] = data?.pages ?? [];
  return {
    error,
    isPending,
    count: first === undefined ? '–' : `${first.items.length}${first.nextCursor === null ? '' : '+'}`,
  };
}
