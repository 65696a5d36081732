import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { AssignedReview, SubmissionInReview } from '../../../api/schema';
import { DateText } from '../../../ui/date-text';
import type { Column } from '../parts/data-table';
import type { KeysetQuery } from '../parts/keyset';
import { KeysetTable } from '../parts/keyset-table';
import classes from '../parts/parts.module.css';
import { RemindButton } from './remind-button';
import { needWords, reviewStates, submissionStates } from './review-words';

const columns: Column<SubmissionInReview>[] = [
  {
    title: 'Candidate',
    text: ({ candidate }) => candidate.name,
    cell: ({ submissionId, candidate }) => (
      <Link to="/admin/review/submissions/$submissionId" params={{ submissionId }}>
        <bdi>{candidate.name}</bdi>
      </Link>
    ),
  },
  { title: 'Number', cell: ({ submissionNumber }) => submissionNumber },
  {
    title: 'Micro-credential',
    cell: ({ microCredential, attempt }) =>
      `${microCredential.code} ${microCredential.title}${attempt > 1 ? `, attempt ${attempt}` : ''}`,
  },
  {
    title: 'Submitted',
    text: ({ sealedAt }) => sealedAt,
    cell: ({ sealedAt }) => <DateText at={sealedAt} dayOnly relative />,
  },
  {
    title: 'Status',
    text: ({ state, needs, late }) =>
      [submissionStates[state], ...(late ? ['late'] : []), ...needs.map((need) => needWords[need])].join('; '),
    cell: ({ state, needs, late }) => (
      <>
        {submissionStates[state]}
        {late && <span className={classes.bad}>, late</span>}
        {needs.map((need) => (
          <div key={need} className={classes.urgent}>
            {needWords[need]}
          </div>
        ))}
      </>
    ),
  },
  {
    title: 'Reviewers',
    text: ({ reviews }) =>
      reviews.map(({ reviewer, state }) => `${reviewer.name}: ${reviewStates[state].toLowerCase()}`).join('; '),
    cell: ({ reviews, candidate }) =>
      reviews.length === 0 ? (
        'None yet'
      ) : (
        <ul className={classes.plain}>
          {reviews.map((review) => (
            <li key={review.id}>
              <Link to="/admin/review/reviewers/$reviewerId" params={{ reviewerId: review.reviewer.id }}>
                <bdi>{review.reviewer.name}</bdi>
              </Link>
              : {howFar(review)}
              {isLate(review) && (
                <>
                  {' '}
                  <RemindButton reviewer={review.reviewer} about={`${review.reviewer.name}, ${candidate.name}`} />
                </>
              )}
            </li>
          ))}
        </ul>
      ),
  },
];

const isLate = ({ state, dueAt, waitingSince }: AssignedReview): boolean =>
  state !== 'locked' && new Date(dueAt) <= new Date(waitingSince ?? Date.now());

function howFar({ state, scored, inScope, dueAt, waitingSince }: AssignedReview): ReactNode {
  if (state === 'locked') return 'locked';
  return (
    <>
      {state === 'scoring' ? `${scored} of ${inScope} scored` : reviewStates[state].toLowerCase()},{' '}
      {waitingSince === null ? (
        <>
          due <DateText at={dueAt} dayOnly />
        </>
      ) : (
        'waiting for an answer to a reported problem'
      )}
    </>
  );
}

/** Submissions in review, with their reviewers and progress. */
export function InReviewTable({ query, empty }: { query: KeysetQuery<SubmissionInReview>; empty: ReactNode }) {
  return (
    <KeysetTable
      query={query}
      caption="Submissions in review"
      columns={columns}
      keyOf={({ submissionId }) => submissionId}
      empty={empty}
    />
  );
}
