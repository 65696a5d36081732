import { Checkbox, NativeSelect } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Empty } from '../../../ui/empty';
import { Form } from '../../../ui/form';
import { Page } from '../../../ui/page';
import classes from '../parts/parts.module.css';
import { oneOf } from '../search';
import { enrollmentStateValues } from '../../../api/schema';
import { pilotQuery, rosterQuery } from './pilot.queries';
import { RosterTable } from './roster-table';
import { stateNames } from './enrollment-words';

const route = getRouteApi('/administrator/admin/pilots/$pilotId/roster');

/** Everyone in a pilot, in the order of registration. The filters are in the address, so that they can be shared. */
export function RosterPage() {
  const { pilotId } = route.useParams();
  const search = route.useSearch();
  const { state, version, risk } = search;
  const navigate = route.useNavigate();
  const { data: saved } = useSuspenseQuery(pilotQuery(pilotId));
  const pilot = saved.data;
  const filter = (change: Partial<ReturnType<typeof route.useSearch>>) =>
    void navigate({ to: '.', search: { ...search, ...change }, replace: true });
  const filtered = state !== undefined || version !== undefined || risk !== undefined;
  return (
    <Page
      title="Roster"
      breadcrumb={
        <Link to="/admin/pilots/$pilotId" params={{ pilotId }}>
          {pilot.title}
        </Link>
      }
      width="wide"
      action={
        <Link to="/admin/messages/group" search={{ pilot: pilotId, version, state, risk }}>
          Write to this group
        </Link>
      }
    >
      <Form className={classes.filters} onSubmit={(event) => event.preventDefault()}>
        <NativeSelect
          label="Status"
          value={state ?? ''}
          onChange={(event) => filter({ state: oneOf(event.currentTarget.value, enrollmentStateValues) })}
          data={[
            { value: '', label: 'Any' },
            ...enrollmentStateValues.map((value) => ({ value, label: stateNames[value] })),
          ]}
        />
        <NativeSelect
          label="Micro-credential"
          value={version ?? ''}
          onChange={(event) => filter({ version: event.currentTarget.value || undefined })}
          data={[
            { value: '', label: 'Any' },
            ...pilot.versions.map(({ versionId, code, title }) => ({ value: versionId, label: `${code} ${title}` })),
          ]}
        />
        <Checkbox
          data-plain
          label="At risk only"
          checked={risk === 'yes'}
          onChange={(event) => filter({ risk: event.currentTarget.checked ? 'yes' : undefined })}
          mb="xs"
        />
      </Form>
      <RosterTable
        query={rosterQuery(pilotId, { state, versionId: version, atRisk: risk === 'yes' })}
        caption="Candidates in this pilot"
        empty={
          filtered ? (
            <Empty title="No one matches these filters.">Remove a filter to see more.</Empty>
          ) : (
            <Empty title="No one has registered yet.">
              {pilot.meetingRequired
                ? 'Candidates can register after they attend an informational meeting and registration opens.'
                : 'Candidates can register when registration opens.'}
            </Empty>
          )
        }
      />
    </Page>
  );
}
