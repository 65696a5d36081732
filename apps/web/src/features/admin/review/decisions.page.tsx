import { Link } from '@tanstack/react-router';
import type { Decision } from '../../../api/schema';
import { DateText } from '../../../ui/date-text';
import { ButtonLink } from '../../../ui/button-link';
import { Empty } from '../../../ui/empty';
import { Page } from '../../../ui/page';
import type { Column } from '../parts/data-table';
import { KeysetTable } from '../parts/keyset-table';
import { decisionsQuery } from './release.queries';
import { outcomes } from './review-words';

const columns: Column<Decision>[] = [
  {
    title: 'Candidate',
    text: ({ candidate }) => candidate.name,
    cell: ({ submissionId, candidate }) => (
      <Link to="/admin/review/decisions/$submissionId" params={{ submissionId }}>
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
    title: 'Outcome',
    cell: ({ outcome, details }) =>
      `${outcomes[outcome]} (${details.filter(({ meets }) => meets).length} of ${details.length} details)`,
  },
  {
    title: 'Decided',
    text: ({ decidedAt }) => decidedAt,
    cell: ({ decidedAt }) => <DateText at={decidedAt} dayOnly relative />,
  },
];

/** Decisions that only administrators know, oldest first. */
export function DecisionsPage() {
  return (
    <Page
      title="Decisions to release"
      breadcrumb={<Link to="/admin/review">Review</Link>}
      width="wide"
      action={<ButtonLink to="/admin/review/release">Release several</ButtonLink>}
      lead="Candidates see a decision and its feedback, together, when you release it."
    >
      <KeysetTable
        query={decisionsQuery}
        caption="Decisions to release, oldest first"
        columns={columns}
        keyOf={({ id }) => id}
        empty={
          <Empty title="There are no decisions to release.">
            A decision appears here when both reviewers have locked and agree, or when a third reviewer has decided.
          </Empty>
        }
      />
    </Page>
  );
}
