import { Link } from '@tanstack/react-router';
import type { Decision } from '../../../api/schema';
import { DateText } from '../../../ui/date-text';
import { Empty } from '../../../ui/empty';
import { Page } from '../../../ui/page';
import type { Column } from '../parts/data-table';
import { KeysetTable } from '../parts/keyset-table';
import { ReleaseAll } from './release-all';
import { decisionsQuery } from './review.queries';
import { outcomes } from './review-words';

const columns: Column<Decision>[] = [
  {
    title: 'Candidate',
    cell: ({ submissionId, candidate }) => (
      <Link to="/admin/review/decisions/$submissionId" params={{ submissionId }}>
        {candidate.name}
      </Link>
    ),
  },
  {
    title: 'Micro-credential',
    cell: ({ microCredential, attempt }) =>
      `${microCredential.code} ${microCredential.title}${attempt > 1 ? `, attempt ${attempt}` : ''}`,
  },
  {
    title: 'Outcome',
    cell: ({ outcome, details }) =>
      `${outcomes[outcome]} (${details.filter(({ meets }) => meets).length} of ${details.length} details)`,
  },
  { title: 'Decided', cell: ({ decidedAt }) => <DateText at={decidedAt} dayOnly relative /> },
];

/** Decisions that nobody but administrators knows of, the oldest first. */
export function DecisionsPage() {
  return (
    <Page
      title="Decisions to release"
      over={<Link to="/admin/review">Review</Link>}
      width="wide"
      action={<ReleaseAll />}
      lead="Candidates learn a decision with its feedback when you release it, once and together."
    >
      <KeysetTable
        query={decisionsQuery}
        caption="Decisions to release, the oldest first"
        columns={columns}
        keyOf={({ id }) => id}
        empty={
          <Empty title="No decision waits.">
            When both reviewers have locked and agree, or a third has decided, the decision comes here.
          </Empty>
        }
      />
    </Page>
  );
}
