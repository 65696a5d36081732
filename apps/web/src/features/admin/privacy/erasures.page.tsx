import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { LegalHold, WaitingErasure } from '../../../api/schema';
import { DateText } from '../../../ui/date-text';
import { Empty } from '../../../ui/empty';
import { Page, Section } from '../../../ui/page';
import { type Column, DataTable } from '../parts/data-table';
import { erasuresQuery, holdsQuery } from './privacy.queries';

const erasures: Column<WaitingErasure>[] = [
  {
    title: 'Person',
    cell: ({ personId, name }) => (
      <Link to="/admin/people/$personId" params={{ personId }}>
        <bdi>{name}</bdi>
      </Link>
    ),
  },
  { title: 'Requested', cell: ({ requestedAt }) => <DateText at={requestedAt} dayOnly /> },
  { title: 'Begins', cell: ({ dueAt }) => <DateText at={dueAt} dayOnly relative /> },
  {
    title: 'Status',
    cell: ({ state, confirmedAt }) =>
      state === 'held'
        ? 'Stopped by a legal hold'
        : state === 'due'
          ? 'In progress'
          : confirmedAt === null
            ? 'Waits for confirmation'
            : 'Confirmed',
  },
];

const holds: Column<LegalHold>[] = [
  {
    title: 'On',
    cell: ({ person, pilot }) =>
      person === null ? (
        <Link to="/admin/pilots/$pilotId" params={{ pilotId: pilot!.id }}>
          Everyone in {pilot!.title}
        </Link>
      ) : (
        <Link to="/admin/people/$personId" params={{ personId: person.id }}>
          <bdi>{person.name}</bdi>
        </Link>
      ),
  },
  { title: 'Since', cell: ({ placedAt }) => <DateText at={placedAt} dayOnly /> },
  { title: 'Reason', cell: ({ reason }) => reason },
];

/** Erasures that are still to come, and the legal holds that stop deletion. */
export function ErasuresPage() {
  const { data: waiting } = useSuspenseQuery(erasuresQuery);
  const { data: placed } = useSuspenseQuery(holdsQuery);
  return (
    <Page
      title="Erasures and legal holds"
      width="wide"
      breadcrumb={<Link to="/admin/people">People</Link>}
      lead="Open a person to confirm or withdraw an erasure, and to place or end a legal hold."
    >
      <Section title="Erasures to come">
        {waiting.length === 0 ? (
          <Empty title="No erasure is requested.">Requests of people appear here until they are carried out.</Empty>
        ) : (
          <DataTable caption="Erasures to come" columns={erasures} rows={waiting} keyOf={({ id }) => id} />
        )}
      </Section>
      <Section title="Legal holds">
        {placed.length === 0 ? (
          <Empty title="There is no legal hold.">
            Place one on the page of a person, or in the settings of a pilot.
          </Empty>
        ) : (
          <DataTable caption="Legal holds" columns={holds} rows={placed} keyOf={({ id }) => id} />
        )}
      </Section>
    </Page>
  );
}
