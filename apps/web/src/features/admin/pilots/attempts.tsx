import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Attempt } from '../../../api/schema';
import { DateText } from '../../../ui/date-text';
import { Section } from '../../../ui/page';
import { DataTable } from '../parts/data-table';
import classes from '../parts/parts.module.css';
import { attemptsQuery } from '../review/release.queries';
import { outcomes } from '../review/review-words';

/** Each submitted attempt with its decision, and the ways to both. Nothing before the first. */
export function Attempts({ enrollmentId, zone }: { enrollmentId: string; zone: string }) {
  const { data } = useQuery(attemptsQuery(enrollmentId));
  if (!data || data.items.length === 0) return null;
  return (
    <Section title="Submissions and decisions">
      <DataTable<Attempt>
        caption="Each submission, with its decision"
        rows={data.items}
        keyOf={({ submissionId }) => submissionId}
        columns={[
          {
            title: 'Submission',
            cell: ({ submissionId, submissionNumber }) => (
              <Link to="/admin/review/submissions/$submissionId" params={{ submissionId }}>
                {submissionNumber}
              </Link>
            ),
          },
          { title: 'Attempt', cell: ({ attempt }) => attempt },
          { title: 'Submitted', cell: ({ sealedAt }) => <DateText at={sealedAt} zone={zone} /> },
          {
            title: 'Decision',
            cell: ({ submissionId, outcome, decidedAt }) =>
              outcome === null ? (
                'Not decided yet'
              ) : (
                <>
                  <Link to="/admin/review/decisions/$submissionId" params={{ submissionId }}>
                    {outcomes[outcome]}
                  </Link>
                  , <DateText at={decidedAt!} zone={zone} dayOnly />
                </>
              ),
          },
          {
            title: 'Released',
            cell: ({ outcome, releasedAt }) =>
              releasedAt !== null ? (
                <DateText at={releasedAt} zone={zone} />
              ) : outcome === null ? (
                'Not yet'
              ) : (
                <span className={classes.urgent}>Waits for its release</span>
              ),
          },
        ]}
      />
    </Section>
  );
}
