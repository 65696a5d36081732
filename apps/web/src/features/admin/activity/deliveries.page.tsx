import { NativeSelect } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { type Delivery, deliveryStateValues } from '../../../api/schema';
import { DateText } from '../../../ui/date-text';
import { Empty } from '../../../ui/empty';
import { Form } from '../../../ui/form';
import { Page } from '../../../ui/page';
import { AuditLink } from '../parts/audit-link';
import type { Column } from '../parts/data-table';
import { ActionButton } from '../parts/action-button';
import { KeysetTable } from '../parts/keyset-table';
import classes from '../parts/parts.module.css';
import { oneOf } from '../search';

import { eventWords, listenerWords } from './event-words';
import { deliveriesQuery, useRetryDelivery } from './trail.queries';

const route = getRouteApi('/administrator/admin/deliveries');

const states: Record<Delivery['state'], string> = { failed: 'Failed', waiting: 'Waiting', handled: 'Done' };

const columns: Column<Delivery>[] = [
  { title: 'Step', cell: ({ listener }) => listenerWords(listener) },
  {
    title: 'Cause',
    text: ({ eventType, subject }) => `${eventWords(eventType)} (${subject.kind} ${subject.id})`,
    cell: ({ eventType, subject }) => (
      <>
        {eventWords(eventType)} <AuditLink {...subject} words={`(this ${subject.kind})`} />
      </>
    ),
  },
  {
    title: 'Status',
    text: ({ state, lastError }) => [states[state], lastError].filter(Boolean).join(': '),
    cell: ({ state, attempts, lastError, progress }) => (
      <>
        <span className={state === 'failed' ? classes.bad : undefined}>{states[state]}</span>
        {attempts > 1 && `, ${attempts} attempts`}
        {progress && `, ${progress.done} of ${progress.total}`}
        {lastError && <div className={classes.soft}>{lastError}</div>}
      </>
    ),
  },
  {
    title: 'When',
    text: ({ handledAt, failedAt, dueAt }) => handledAt ?? failedAt ?? dueAt,
    cell: ({ handledAt, failedAt, dueAt }) => <DateText at={handledAt ?? failedAt ?? dueAt} />,
  },
  {
    title: 'Retry',
    text: null,
    cell: (delivery) => (delivery.state === 'failed' ? <Retry delivery={delivery} /> : 'Not needed'),
  },
];

/**
 * The work that follows from events: emails, badges, notices to other systems. Failed steps wait here for a decision.
 */
export function DeliveriesPage() {
  const { state = 'failed' } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Page
      title="Background work"
      width="wide"
      lead="What Laurel does automatically after something happens, such as sending an email or issuing a badge. If a step fails, Laurel tries again. After too many tries it stops, and you can try it again here."
    >
      <Form className={classes.filters} onSubmit={(event) => event.preventDefault()}>
        <NativeSelect
          label="Show"
          value={state}
          onChange={(event) =>
            void navigate({
              to: '.',
              search: { state: oneOf(event.currentTarget.value, deliveryStateValues) },
              replace: true,
            })
          }
          data={Object.entries(states).map(([value, label]) => ({ value, label }))}
        />
      </Form>
      <KeysetTable
        query={deliveriesQuery(state)}
        caption="Background steps, newest first"
        columns={columns}
        keyOf={({ eventId, listener }) => eventId + listener}
        empty={
          <Empty
            title={
              state === 'failed'
                ? 'Nothing has failed.'
                : state === 'waiting'
                  ? 'Nothing is waiting.'
                  : 'Nothing was done in the last month.'
            }
          />
        }
      />
    </Page>
  );
}

function Retry({ delivery }: { delivery: Delivery }) {
  return (
    <ActionButton
      label="Try again"
      about={`${listenerWords(delivery.listener)}, ${eventWords(delivery.eventType)}`}
      title="Try this step again"
      done="Laurel is trying again."
      act={useRetryDelivery(delivery)}
      size="compact-sm"
    >
      Nothing is done twice. Whatever was already done stays as it is.
    </ActionButton>
  );
}
