import { Button, NativeSelect } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { messageStateValues, type MessageSummary } from '../../../api/schema';
import { DateText } from '../../../ui/date-text';
import { Empty } from '../../../ui/empty';
import { Page } from '../../../ui/page';
import type { Column } from '../parts/data-table';
import { KeysetTable } from '../parts/keyset-table';
import classes from '../parts/parts.module.css';
import { choice } from '../search';
import { messagesQuery } from './trail.queries';

const route = getRouteApi('/administrator/admin/messages');

export const messageStates: Record<MessageSummary['state'], string> = {
  queued: 'Waits to be sent',
  sent: 'Sent',
  failed: 'Could not be sent',
};

const columns: Column<MessageSummary>[] = [
  {
    title: 'Subject',
    cell: ({ id, subject }) => (
      <Link to="/admin/messages/$messageId" params={{ messageId: id }}>
        {subject}
      </Link>
    ),
  },
  {
    title: 'To',
    cell: ({ personId, toAddress }) => (
      <Link to="/admin/people/$personId" params={{ personId }}>
        {toAddress ?? 'the person’s address'}
      </Link>
    ),
  },
  {
    title: 'Stands',
    cell: ({ state, lastError }) => (
      <>
        <span className={state === 'failed' ? classes.bad : undefined}>{messageStates[state]}</span>
        {lastError && state !== 'sent' && <div className={classes.soft}>{lastError}</div>}
      </>
    ),
  },
  { title: 'Queued', cell: ({ queuedAt }) => <DateText at={queuedAt} /> },
];

/** Every mail that Laurel has sent or will send. */
export function MessagesPage() {
  const search = route.useSearch();
  const { state, person } = search;
  const navigate = route.useNavigate();
  const filter = (change: Partial<ReturnType<typeof route.useSearch>>) =>
    void navigate({ to: '.', search: { ...search, ...change }, replace: true });
  return (
    <Page title="Mail" width="wide" lead="What Laurel writes to people, the newest first.">
      <form className={classes.filters} onSubmit={(event) => event.preventDefault()}>
        <NativeSelect
          label="Show"
          value={state ?? ''}
          onChange={(event) => filter({ state: choice(event.currentTarget.value, messageStateValues) })}
          data={[
            { value: '', label: 'All mail' },
            ...Object.entries(messageStates).map(([value, label]) => ({ value, label })),
          ]}
        />
        {person && (
          <Button variant="default" onClick={() => filter({ person: undefined })}>
            To everyone
          </Button>
        )}
      </form>
      <KeysetTable
        query={messagesQuery({ state, personId: person })}
        caption="Mail, the newest first"
        columns={columns}
        keyOf={({ id }) => id}
        empty={
          <Empty title={state || person ? 'No mail fits these filters.' : 'Nothing was written yet.'}>
            {state === 'failed'
              ? 'Everything that was to be sent was sent, or waits.'
              : 'Laurel writes when something concerns someone: an invitation, a deadline, a result.'}
          </Empty>
        }
      />
    </Page>
  );
}
