import { NativeSelect } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { type Delivery, deliveryStateValues } from '../../../api/schema';
import { DateText } from '../../../ui/date-text';
import { Empty } from '../../../ui/empty';
import { Page } from '../../../ui/page';
import { AuditLink } from '../parts/audit-link';
import type { Column } from '../parts/data-table';
import { Deed } from '../parts/deed';
import { KeysetTable } from '../parts/keyset-table';
import classes from '../parts/parts.module.css';
import { choice } from '../search';

import { eventWords, listenerWords } from './event-words';
import { deliveriesQuery, useRetryDelivery } from './trail.queries';

const route = getRouteApi('/administrator/admin/deliveries');

const states: Record<Delivery['state'], string> = { failed: 'Given up', waiting: 'Waiting', handled: 'Handled' };

const columns: Column<Delivery>[] = [
  { title: 'Work', cell: ({ listener }) => listenerWords(listener) },
  {
    title: 'Because',
    cell: ({ eventType, subject }) => (
      <>
        {eventWords(eventType)} <AuditLink {...subject} words={`(this ${subject.kind})`} />
      </>
    ),
  },
  {
    title: 'Stands',
    cell: ({ state, attempts, lastError, progress }) => (
      <>
        <span className={state === 'failed' ? classes.bad : undefined}>{states[state]}</span>
        {attempts > 1 && `, ${attempts} attempts`}
        {progress && `, ${progress.done} of ${progress.total}`}
        {lastError && <div className={classes.soft}>{lastError}</div>}
      </>
    ),
  },
  { title: 'When', cell: ({ handledAt, failedAt, dueAt }) => <DateText at={handledAt ?? failedAt ?? dueAt} /> },
  { title: 'Retry', cell: (delivery) => (delivery.state === 'failed' ? <Retry delivery={delivery} /> : 'Not needed') },
];

/** What follows from events: mails, badges, notices to other systems. What was given up waits here for a decision. */
export function DeliveriesPage() {
  const { state = 'failed' } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Page
      title="Deliveries"
      width="wide"
      lead="What Laurel does because something happened, such as writing a mail or issuing a badge. It tries again by itself; after too many attempts it gives up until you say otherwise."
    >
      <form className={classes.filters} onSubmit={(event) => event.preventDefault()}>
        <NativeSelect
          label="Show"
          value={state}
          onChange={(event) =>
            void navigate({
              to: '.',
              search: { state: choice(event.currentTarget.value, deliveryStateValues) },
              replace: true,
            })
          }
          data={Object.entries(states).map(([value, label]) => ({ value, label }))}
        />
      </form>
      <KeysetTable
        query={deliveriesQuery(state)}
        caption="Deliveries, the newest first"
        columns={columns}
        keyOf={({ eventId, listener }) => eventId + listener}
        empty={
          <Empty
            title={
              state === 'failed'
                ? 'Nothing was given up.'
                : state === 'waiting'
                  ? 'Nothing is waiting.'
                  : 'Nothing was handled in the last month.'
            }
          />
        }
      />
    </Page>
  );
}

function Retry({ delivery }: { delivery: Delivery }) {
  return (
    <Deed
      label="Try again"
      about={`${listenerWords(delivery.listener)}, ${eventWords(delivery.eventType)}`}
      title="Try it again"
      done="It is tried again."
      act={useRetryDelivery(delivery)}
      size="compact-sm"
    >
      Nothing is done twice: what was already done of it stays as it is.
    </Deed>
  );
}
