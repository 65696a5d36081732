import { useInfiniteQuery, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { AssignedReview } from '../../../api/schema';
import { DateText } from '../../../ui/date-text';
import { Empty } from '../../../ui/empty';
import { Notice } from '../../../ui/notice';
import { Page, Section } from '../../../ui/page';
import { AttestedWords } from '../../work/attestation/attested-words';
import { AuditLink } from '../parts/audit-link';
import { DataTable } from '../parts/data-table';
import { ActionButton } from '../parts/action-button';
import classes from '../parts/parts.module.css';
import { AssignReviewers } from './assign-reviewers';
import { DecisionLink } from './decision-link';
import { KeptNames } from './kept-names';
import { ReportedProblems } from './reported-problems-table';
import { ReturnButton } from './return-button';
import {
  attestedQuery,
  oneInReviewQuery,
  problemsQuery,
  submissionReviewsQuery,
  useVoidReview,
} from './review.queries';
import { decisionIfAnyQuery } from './release.queries';
import { SimilarWorkSection } from './similar-work';
import { endings, holdsPlace, outcomes, placeWords, reviewStates } from './review-words';

const route = getRouteApi('/administrator/admin/review/submissions/$submissionId');

/** One submission in review: its reviewers, who could review it, and the actions possible now. */
export function SubmissionReviewPage() {
  const { submissionId } = route.useParams();
  const { data: reviews } = useSuspenseQuery(submissionReviewsQuery(submissionId));
  const { data: submission } = useQuery(oneInReviewQuery(submissionId));
  const { data: decision } = useQuery({ ...decisionIfAnyQuery(submissionId), enabled: submission === null });
  const { data: attested } = useQuery(attestedQuery(submissionId));
  const about = submission ?? decision;
  const present = reviews.items.filter(holdsPlace);
  const untouched = present.every(({ scored, state }) => scored === 0 && state !== 'locked');
  return (
    <Page
      title={about ? `${about.candidate.name}: ${about.microCredential.code}` : 'A submission'}
      breadcrumb={<Link to="/admin/review">Review</Link>}
      width="wide"
      lead={
        about && (
          <>
            {about.microCredential.title}, submission {about.submissionNumber}, attempt {about.attempt}.{' '}
            {submission && (
              <>
                Submitted <DateText at={submission.sealedAt} />.{' '}
              </>
            )}
            <Link to="/admin/enrollments/$enrollmentId" params={{ enrollmentId: about.enrollmentId }}>
              See the enrollment
            </Link>
            {'. '}
            <Link to="/admin/review/submissions/$submissionId/reading" params={{ submissionId }}>
              Read the submission
            </Link>
          </>
        )
      }
    >
      {decision && (
        <Notice title={`Decided: ${outcomes[decision.outcome].toLowerCase()}`}>
          {decision.releasedAt === null ? (
            'The decision waits for its release. '
          ) : (
            <>
              The candidate was told on <DateText at={decision.releasedAt} />.{' '}
            </>
          )}
          <DecisionLink submissionId={submissionId} />
        </Notice>
      )}
      {submission === null && decision === null && (
        <Notice title="This submission is not in review">It was returned or recalled. Its reviews are below.</Notice>
      )}
      {submission?.late && (
        <Notice tone="caution" title="A review is late">
          Open the reviewer’s page to send a reminder, or void the review so that you can ask someone else.
        </Notice>
      )}
      <OpenProblems submissionId={submissionId} />
      <SimilarWorkSection submissionId={submissionId} />
      <Section title="Reviews">
        {reviews.items.length === 0 ? (
          <Empty title="No reviewer has been asked yet.">
            Choose two reviewers below. Neither sees the other’s scores until both have locked.
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
      {attested && (
        <Section title="Attestation">
          <p className={classes.soft}>Reviewers do not see this, because it could bias them.</p>
          <AttestedWords attested={attested} />
        </Section>
      )}
      <KeptNames submissionId={submissionId} />
      {submission && untouched && submission.state !== 'adjudicating' && (
        <ReturnIncomplete submissionId={submissionId} />
      )}
      <p className={classes.foot}>
        <AuditLink kind="submission" id={submissionId} />
      </p>
    </Page>
  );
}

/** Nothing when no reviewer has reported a problem that waits for an answer. */
function OpenProblems({ submissionId }: { submissionId: string }) {
  const { data } = useInfiniteQuery(problemsQuery(submissionId));
  if (!data?.pages.some(({ items }) => items.length > 0)) return null;
  return (
    <Section title="Reported problems">
      <ReportedProblems submissionId={submissionId} />
    </Section>
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
            <Link to="/admin/review/reviewers/$reviewerId" params={{ reviewerId: reviewer.id }}>
              <bdi>{reviewer.name}</bdi>
            </Link>
          ),
        },
        { title: 'Role', cell: placeWords },
        {
          title: 'Status',
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
          title: 'Due date',
          cell: ({ dueAt, waitingSince, lockedAt, endedAt }) =>
            lockedAt ? (
              <>
                locked <DateText at={lockedAt} />
              </>
            ) : endedAt ? (
              <>
                ended <DateText at={endedAt} />
              </>
            ) : waitingSince ? (
              <>
                waits since <DateText at={waitingSince} /> for an answer to a reported problem
              </>
            ) : (
              <DateText at={dueAt} relative />
            ),
        },
        ...(open
          ? [
              {
                title: 'Void',
                cell: (review: AssignedReview) => (holdsPlace(review) ? <VoidReview review={review} /> : 'No action'),
              },
            ]
          : []),
      ]}
    />
  );
}

function VoidReview({ review: { id, reviewer } }: { review: AssignedReview }) {
  return (
    <ActionButton
      label="Void"
      about={reviewer.name}
      title={`Void the review by ${reviewer.name}`}
      danger
      reason="Reason"
      done={`The review by ${reviewer.name} is void.`}
      act={useVoidReview(id)}
      size="compact-sm"
    >
      This review no longer counts, and another reviewer starts from the beginning. The scores are kept on record only.
      You can’t undo this.
    </ActionButton>
  );
}

function ReturnIncomplete({ submissionId }: { submissionId: string }) {
  return (
    <Section title="Return as incomplete">
      <p>
        If something can’t be opened or read, return the submission before the first score. It becomes a draft again,
        and the candidate does not lose an attempt.
      </p>
      <ReturnButton submissionId={submissionId} />
    </Section>
  );
}
