import { Link } from '@tanstack/react-router';
import type { PilotSummary } from '../../../api/schema';
import { ButtonLink } from '../../../ui/button-link';
import { Empty } from '../../../ui/empty';
import { Page } from '../../../ui/page';
import { dayInWords } from '../../../ui/days';
import type { Column } from '../parts/data-table';
import { KeysetTable } from '../parts/keyset-table';
import { pilotsQuery } from './pilot.queries';
import { registrationWords } from './enrollment-words';

const sum = (versions: PilotSummary['versions'], of: 'seats' | 'taken' | 'waiting') =>
  versions.reduce((total, version) => total + version[of], 0);

const columns: Column<PilotSummary>[] = [
  {
    title: 'Pilot',
    text: ({ title }) => title,
    cell: ({ id, title }) => (
      <Link to="/admin/pilots/$pilotId" params={{ pilotId: id }}>
        {title}
      </Link>
    ),
  },
  { title: 'Registration', cell: ({ registration }) => registrationWords[registration] },
  { title: 'Micro-credentials', cell: ({ versions }) => versions.map(({ code }) => code).join(', ') },
  {
    title: 'Seats taken',
    numeric: true,
    cell: ({ versions }) => `${sum(versions, 'taken')} of ${sum(versions, 'seats')}`,
  },
  { title: 'Waiting', numeric: true, cell: ({ versions }) => sum(versions, 'waiting') },
  { title: 'Closes', cell: ({ closesOn }) => (closesOn === null ? 'No closing day' : dayInWords(closesOn)) },
];

/** Every pilot, newest first. */
export function PilotsPage() {
  return (
    <Page
      title="Pilots"
      width="wide"
      lead="A pilot offers micro-credentials to a limited number of candidates for a limited time."
      action={<ButtonLink to="/admin/pilots/new">Create a pilot</ButtonLink>}
    >
      <KeysetTable
        query={pilotsQuery}
        caption="Pilots"
        columns={columns}
        keyOf={({ id }) => id}
        empty={
          <Empty title="There is no pilot yet.">
            Create one: choose its micro-credentials and seats, then schedule the informational meeting that candidates
            attend before they register.
          </Empty>
        }
      />
    </Page>
  );
}
