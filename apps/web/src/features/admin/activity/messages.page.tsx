import { Button, NativeSelect } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { messageStateValues, type MessageSummary } from '../../../api/schema';
import { DateText } from '../../../ui/date-text';
import { Empty } from '../../../ui/empty';
import { Form } from '../../../ui/form';
import { Page } from '../../../ui/page';
import type { Column } from '../parts/data-table';
import { KeysetTable } from '../parts/keyset-table';
import classes from '../parts/parts.module.css';
import { oneOf } from '../search';
import { messagesQuery } from './trail.queries';

const route = getRouteApi('/administrator/admin/messages');

export const messageStates: Record<MessageSummary['state'], string> = {
  queued: 'Waiting to be sent',
  sent: 'Sent',
  failed: 'Could not be sent',
  bounced: 'Came back (bounced)',
  waiting: 'Waiting for the daily digest',
  collected: 'Sent in a daily digest',
  listed: 'Not emailed, by choice',
};

export const failureWords: Record<NonNullable<MessageSummary['failure']>, string> = {
  mailbox: 'Nobody gets email at this address.',
  relay: 'The mail server refuses Laurel, or refuses this email.',
  deferred: 'The mail server could not take this email.',
  unreachable: 'Laurel could not reach the mail server.',
  link: 'The link in this email is no longer valid.',
  held: 'Laurel was restored from a backup. This email may have been sent before.',
  other: 'Something else went wrong.',
};

const columns: Column<MessageSummary>[] = [
  {
    title: 'Subject',
    text: ({ subject }) => subject,
    cell: ({ id, subject }) => (
      <Link to="/admin/messages/$messageId" params={{ messageId: id }}>
        {subject}
      </Link>
    ),
  },
  {
    title: 'To',
    text: ({ toAddress }) => toAddress ?? '',
    cell: ({ personId, toAddress }) => (
      <Link to="/admin/people/$personId" params={{ personId }}>
        {toAddress ?? 'the person’s address'}
      </Link>
    ),
  },
  {
    title: 'Status',
    text: ({ state }) => messageStates[state],
    cell: ({ state, lastError }) => (
      <>
        <span className={state === 'failed' || state === 'bounced' ? classes.bad : undefined}>
          {messageStates[state]}
        </span>
        {lastError && state !== 'sent' && <div className={classes.soft}>{lastError}</div>}
      </>
    ),
  },
  { title: 'Queued', text: ({ queuedAt }) => queuedAt, cell: ({ queuedAt }) => <DateText at={queuedAt} /> },
];

/** Every email that Laurel has sent or will send. */
export function MessagesPage() {
  const search = route.useSearch();
  const { state, person } = search;
  const navigate = route.useNavigate();
  const filter = (change: Partial<ReturnType<typeof route.useSearch>>) =>
    void navigate({ to: '.', search: { ...search, ...change }, replace: true });
  return (
    <Page
      title="Email"
      width="wide"
      lead="The emails that Laurel sends, newest first."
      action={
        <>
          <Link to="/admin/messages/resend">Send failed emails again</Link>
          {' · '}
          <Link to="/admin/messages/group">Write to a group</Link>
        </>
      }
    >
      <Form className={classes.filters} onSubmit={(event) => event.preventDefault()}>
        <NativeSelect
          label="Show"
          value={state ?? ''}
          onChange={(event) => filter({ state: oneOf(event.currentTarget.value, messageStateValues) })}
          data={[
            { value: '', label: 'All emails' },
            ...Object.entries(messageStates).map(([value, label]) => ({ value, label })),
          ]}
        />
        {person && (
          <Button variant="default" onClick={() => filter({ person: undefined })}>
            Show everyone’s emails
          </Button>
        )}
      </Form>
      <KeysetTable
        query={messagesQuery({ state, personId: person })}
        caption="Emails, newest first"
        columns={columns}
        keyOf={({ id }) => id}
        empty={
          <Empty title={state || person ? 'No email matches these filters.' : 'No email has been written yet.'}>
            {state === 'failed'
              ? 'Every email was sent or is waiting to be sent.'
              : 'Laurel sends emails about invitations, deadlines, results, and more.'}
          </Empty>
        }
      />
    </Page>
  );
}
