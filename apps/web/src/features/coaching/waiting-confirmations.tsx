import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { DateText } from '../../ui/date-text';
import { Section } from '../../ui/page';
import { DataTable } from '../admin/parts/data-table';
import { waitingConfirmationsQuery } from './confirmation.queries';

/** The artifacts that candidates ask the reader to confirm. */
export function WaitingConfirmations() {
  const { data: waiting } = useSuspenseQuery(waitingConfirmationsQuery);
  if (waiting.length === 0) return null;
  return (
    <Section title="To confirm">
      <DataTable
        caption="Artifacts that candidates ask you to confirm"
        rows={waiting}
        keyOf={({ id }) => id}
        columns={[
          {
            title: 'Artifact',
            cell: ({ id, artifact, microCredential: { code, title } }) => (
              <>
                <Link to="/coaching/confirmations/$confirmationId" params={{ confirmationId: id }}>
                  {artifact}
                </Link>
                , {code} {title}
              </>
            ),
          },
          { title: 'Candidate', cell: ({ candidate }) => <bdi>{candidate.name}</bdi> },
          { title: 'Asked', cell: ({ askedAt }) => <DateText at={askedAt} /> },
        ]}
      />
    </Section>
  );
}
