import { Link } from '@tanstack/react-router';
import type { ReportedProblem } from '../../../api/schema';
import { DateText } from '../../../ui/date-text';
import { Empty } from '../../../ui/empty';
import { ActionButton } from '../parts/action-button';
import type { Column } from '../parts/data-table';
import { KeysetTable } from '../parts/keyset-table';
import classes from '../parts/parts.module.css';
import { ReturnButton } from './return-button';
import { problemsQuery, useCloseProblem } from './review.queries';
import { problemWords } from './review-words';

const columns: Column<ReportedProblem>[] = [
  {
    title: 'Problem',
    text: ({ kind, note, ...place }) => [problemWords[kind], placeWords(place), note].filter(Boolean).join('. '),
    cell: ({ kind, note, ...place }) => (
      <>
        {problemWords[kind]}
        <div className={classes.soft}>{placeWords(place)}</div>
        {note !== '' && <div>“{note}”</div>}
      </>
    ),
  },
  {
    title: 'Reported by',
    text: ({ reviewer, reportedAt }) => `${reviewer.name}, ${reportedAt}`,
    cell: ({ reviewer, reportedAt }) => (
      <>
        <Link to="/admin/people/$personId" params={{ personId: reviewer.id }}>
          <bdi>{reviewer.name}</bdi>
        </Link>
        <div className={classes.soft}>
          <DateText at={reportedAt} relative />
        </div>
      </>
    ),
  },
  {
    title: 'Submission',
    text: ({ candidate, submissionNumber, microCredential, attempt }) =>
      `${candidate.name}, ${submissionNumber}, ${microCredential.code}, attempt ${attempt}`,
    cell: ({ submissionId, submissionNumber, candidate, microCredential, attempt }) => (
      <>
        <Link to="/admin/review/submissions/$submissionId" params={{ submissionId }}>
          <bdi>{candidate.name}</bdi>
        </Link>
        <div className={classes.soft}>
          {submissionNumber}, {microCredential.code}
          {attempt > 1 && `, attempt ${attempt}`}
        </div>
      </>
    ),
  },
  { title: 'Answer', text: null, cell: (problem) => <Answer problem={problem} /> },
];

/** "Document profile, file 2 (Minutes.pdf)", "Responsive narrative" or "The whole submission". */
function placeWords({
  artifactTitle,
  filePosition,
  fileName,
}: Pick<ReportedProblem, 'artifactTitle' | 'filePosition' | 'fileName'>): string {
  if (artifactTitle === null) return 'The whole submission';
  if (filePosition === null) return artifactTitle;
  return `${artifactTitle}, file ${filePosition}${fileName === null ? '' : ` (${fileName})`}`;
}

function Answer({ problem: { id, reviewer, submissionId, returnable } }: { problem: ReportedProblem }) {
  const note = 'Note to the reviewer (do not name the candidate)';
  const later = 'Once no problem of this review is open, its due date runs again, later by the time that it waited.';
  return (
    <div className={classes.actions}>
      <ActionButton
        label="Mark as fixed"
        about={reviewer.name}
        title="Mark as fixed"
        confirmLabel="Send answer"
        reason={note}
        done={`The answer was sent to ${reviewer.name}.`}
        act={useCloseProblem(id, 'mended')}
        size="compact-sm"
      >
        {later} Say what has changed.
      </ActionButton>
      <ActionButton
        label="Not a problem"
        about={reviewer.name}
        title="Not a problem"
        confirmLabel="Send answer"
        reason={note}
        done={`The answer was sent to ${reviewer.name}.`}
        act={useCloseProblem(id, 'dismissed')}
        size="compact-sm"
      >
        {later} Say why the reviewer can continue.
      </ActionButton>
      {returnable ? (
        <ReturnButton submissionId={submissionId} small />
      ) : (
        <span className={classes.soft}>
          A reviewer has begun to score, so the submission can no longer be returned to the candidate.
        </span>
      )}
    </div>
  );
}

/** The problems that reviewers reported, the oldest first, with what an administrator can do. */
export function ReportedProblems({ submissionId }: { submissionId?: string }) {
  return (
    <KeysetTable
      query={problemsQuery(submissionId)}
      caption="Reported problems"
      columns={columns}
      keyOf={({ id }) => id}
      empty={
        <Empty title="No problem is waiting for an answer.">Problems that reviewers report are listed here.</Empty>
      }
    />
  );
}
