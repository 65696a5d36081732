import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { AssignedReview } from '../../../api/schema';
import { DateText } from '../../../ui/date-text';
import { Empty } from '../../../ui/empty';
import { Notice } from '../../../ui/notice';
import { Page, Section } from '../../../ui/page';
import { AuditLink } from '../parts/audit-link';
import { DataTable } from '../parts/data-table';
import { Deed } from '../parts/deed';
import classes from '../parts/parts.module.css';
import { AssignReviewers } from './assign-reviewers';
import { oneInReviewQuery, submissionReviewsQuery, useReturn, useVoidReview } from './review.queries';
import { endings, holdsPlace, placeWords, reviewStates } from './review-words';

const route = getRouteApi('/administrator/admin/review/submissions/$submissionId');

/** One submission in review: who judges it, who could, and what can be done when something is wrong with it. */
export function SubmissionReviewPage() {
  const { submissionId } = route.useParams();
  const { data: reviews } = useSuspenseQuery(submissionReviewsQuery(submissionId));
  const { data: submission } = useQuery(oneInReviewQuery(submissionId));
  const present = reviews.items.filter(holdsPlace);
  const untouched = present.every(({ scored, state }) => scored === 0 && state !== 'locked');
  return (
    <Page
      title={submission ? `${submission.candidate.name}: ${submission.microCredential.code}` : 'A submission in review'}
      over={<Link to="/admin/review">Review</Link>}
      width="wide"
      lead={
        submission && (
          <>
            {submission.microCredential.title}, attempt {submission.attempt}. Handed in on{' '}
            <DateText at={submission.sealedAt} />.{' '}
            <Link to="/admin/enrollments/$enrollmentId" params={{ enrollmentId: submission.enrollmentId }}>
              The enrollment
            </Link>
          </>
        )
      }
    >
      {submission === null && (
        <Notice title="It is not in review now">
          It was decided, returned or taken back. <Link to="/admin/review/decisions">See the decisions to release</Link>
          , or its reviews below.
        </Notice>
      )}
      {submission?.late && (
        <Notice tone="caution" title="A review is late">
          Remind the reviewer, or void the review so that someone else can be asked.
        </Notice>
      )}
      <Section title="Reviews">
        {reviews.items.length === 0 ? (
          <Empty title="Nobody is asked yet.">
            Choose two reviewers below. Neither sees the other’s work until both have locked.
          </Empty>
        ) : (
          <ReviewsTable reviews={reviews.items} open={Boolean(submission)} />
        )}
      </Section>
      {submission && submission.needs.length > 0 && (
        <AssignReviewers
          submissionId={submissionId}
          adjudication={submission.needs.includes('adjudicator')}
          open={
            submission.needs.includes('adjudicator')
              ? 1
              : 2 - present.filter(({ kind }) => kind === 'independent').length
          }
        />
      )}
      {submission && untouched && submission.state !== 'adjudicating' && (
        <ReturnIncomplete submissionId={submissionId} />
      )}
      <p className={classes.foot}>
        <AuditLink kind="submission" id={submissionId} />
      </p>
    </Page>
  );
}

function ReviewsTable({ reviews, open }: { reviews: AssignedReview[]; open: boolean }) {
  return (
    <DataTable<AssignedReview>
      caption="Every review of this submission"
      rows={reviews}
      keyOf={({ id }) => id}
      columns={[
        {
          title: 'Reviewer',
          cell: ({ reviewer }) => (
            <Link to="/admin/people/$personId" params={{ personId: reviewer.id }}>
              {reviewer.name}
            </Link>
          ),
        },
        { title: 'Place', cell: placeWords },
        {
          title: 'Stands',
          cell: ({ state, endedBecause, endedNote }) => (
            <>
              {reviewStates[state]}
              {endedBecause && `: ${endings[endedBecause]}`}
              {endedNote && <div className={classes.soft}>“{endedNote}”</div>}
            </>
          ),
        },
        { title: 'Scored', numeric: true, cell: ({ scored, inScope }) => `${scored} of ${inScope}` },
        {
          title: 'Due',
          cell: ({ dueAt, lockedAt, endedAt }) =>
            lockedAt ? (
              <>
                locked <DateText at={lockedAt} />
              </>
            ) : endedAt ? (
              <>
                ended <DateText at={endedAt} />
              </>
            ) : (
              <DateText at={dueAt} relative />
            ),
        },
        ...(open
          ? [
              {
                title: 'Void',
                cell: (review: AssignedReview) => (holdsPlace(review) ? <VoidReview review={review} /> : 'Over'),
              },
            ]
          : []),
      ]}
    />
  );
}

function VoidReview({ review: { id, reviewer } }: { review: AssignedReview }) {
  return (
    <Deed
      label="Void"
      about={reviewer.name}
      title={`Void the review of ${reviewer.name}`}
      danger
      reason="Reason"
      done={`The review of ${reviewer.name} is void.`}
      act={useVoidReview(id)}
      size="compact-sm"
    >
      It is taken out of the process whatever its state, and another reviewer starts blank. The scores are kept for the
      record, but count for nothing. This cannot be undone.
    </Deed>
  );
}

function ReturnIncomplete({ submissionId }: { submissionId: string }) {
  return (
    <Section title="Return as incomplete">
      <p>
        When something cannot be opened or read at all, give it back before the first score: it becomes the draft of the
        same attempt, and costs the candidate none.
      </p>
      <Deed
        label="Return as incomplete"
        title="Return as incomplete"
        danger
        reason="Reason, which the candidate reads"
        done="It is returned to the candidate."
        act={useReturn(submissionId)}
      >
        Offered and accepted reviews end. The candidate gets the reason by mail and can hand in again until the
        deadline.
      </Deed>
    </Section>
  );
}
