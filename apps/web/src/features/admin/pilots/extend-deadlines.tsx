import { Button, Modal, NumberInput, Radio, Textarea, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { ExtensionPreviewInput, ExtensionPreviewRow } from '../../../api/schema';
import { Form } from '../../../ui/form';
import { Loading } from '../../../ui/loading';
import { ErrorNotice, Notice } from '../../../ui/notice';
import { dayInWords, daysLeftInWords } from '../../../ui/days';
import { counted } from '../../../ui/number-words';
import { announce, keepFocus } from '../parts/announcer';
import { DataTable } from '../parts/data-table';
import classes from '../parts/parts.module.css';
import { stateNames } from './enrollment-words';
import { extensionPreviewQuery, useExtendSeveral } from './pilot.queries';

interface ExtendDeadlinesProps {
  enrollmentIds: string[];
  /** The button that opens the dialog. */
  label: string;
  onDone?: () => void;
}

/**
 * Moves the deadline of one enrollment or of several. The dialog shows each new last day before anything is changed.
 */
export function ExtendDeadlines({ label, ...props }: ExtendDeadlinesProps) {
  const [opened, open] = useState(false);
  return (
    <>
      <Button onClick={() => open(true)}>{label}</Button>
      <Modal
        opened={opened}
        onClose={() => open(false)}
        title={props.enrollmentIds.length === 1 ? 'Extend the deadline' : 'Extend deadlines'}
        closeButtonProps={{ 'aria-label': 'Close' }}
        size="xl"
      >
        <ExtensionForm {...props} onClose={() => open(false)} />
      </Modal>
    </>
  );
}

function ExtensionForm({
  enrollmentIds,
  onDone,
  onClose,
}: Omit<ExtendDeadlinesProps, 'label'> & { onClose: () => void }) {
  const [by, measure] = useState<'days' | 'day'>('days');
  const [days, count] = useState<number | string>(7);
  const [day, choose] = useState('');
  const [reason, give] = useState('');
  const [sent, keep] = useState<ExtensionPreviewRow[]>([]);
  const to = targetOf(by, days, day);
  const preview = useQuery({
    ...extensionPreviewQuery({ enrollmentIds, to: to ?? { days: 1 } }),
    enabled: to !== null,
    placeholderData: keepPreviousData,
  });
  const extending = useExtendSeveral();
  const rows = to === null ? [] : (preview.data?.items ?? []);
  const fit = rows.flatMap(({ enrollmentId, newLastDay }) =>
    newLastDay === null ? [] : [{ enrollmentId, closesOn: newLastDay }],
  );
  const refused = extending.data?.items.filter(({ refusal }) => refusal !== null) ?? [];

  function submit(event: FormEvent) {
    event.preventDefault();
    keep(rows); // the list behind the dialog can change, and with it the preview
    extending.mutate(
      { extensions: fit, reason: reason.trim() },
      {
        onSuccess: ({ items }) => {
          const extended = items.filter(({ refusal }) => refusal === null).length;
          announce(`${counted(extended, 'deadline')} extended.`);
          if (extended < items.length) return;
          onClose();
          onDone?.();
          keepFocus();
        },
      },
    );
  }

  return (
    <Form onSubmit={submit}>
      <Radio.Group label="New last day" value={by} onChange={(value) => measure(value as typeof by)} mb="sm">
        <div className={classes.actions} style={{ marginTop: 0 }}>
          <Radio value="days" label="Add days" />
          <Radio value="day" label="Choose a day" />
        </div>
      </Radio.Group>
      {by === 'days' ? (
        <NumberInput
          label="Days to add"
          required
          min={1}
          max={366}
          allowDecimal={false}
          clampBehavior="strict"
          value={days}
          onChange={count}
          error={to === null && days !== '' ? 'Enter 1 to 366 days.' : undefined}
          mb="md"
        />
      ) : (
        <TextInput
          type="date"
          label="Last day"
          required
          value={day}
          onChange={(event) => choose(event.currentTarget.value)}
          mb="md"
        />
      )}
      {to === null && <p className={classes.soft}>Enter the new last day to see what changes.</p>}
      {to !== null && preview.isPending && <Loading />}
      {preview.error && <ErrorNotice error={preview.error} safe="No deadline was changed." />}
      {rows.length > 0 && <ExtensionPreviewTable rows={rows} />}
      <Textarea
        label="Reason (the candidate will read it)"
        required
        autosize
        minRows={2}
        maxLength={2000}
        mt="md"
        value={reason}
        onChange={(event) => give(event.currentTarget.value)}
      />
      {extending.error && <ErrorNotice error={extending.error} safe="The table shows the deadlines as they are now." />}
      {refused.length > 0 && <NotExtended refused={refused} rows={sent} />}
      <div className={classes.actions} style={{ justifyContent: 'flex-end' }}>
        <Button type="button" variant="default" onClick={onClose}>
          {refused.length > 0 ? 'Close' : 'Cancel'}
        </Button>
        <Button
          type="submit"
          loading={extending.isPending}
          disabled={fit.length === 0 || reason.trim() === '' || preview.isPlaceholderData}
        >
          {fit.length > 1 ? `Extend ${fit.length} deadlines` : 'Extend deadline'}
        </Button>
      </div>
    </Form>
  );
}

function targetOf(by: 'days' | 'day', days: number | string, day: string): ExtensionPreviewInput['to'] | null {
  if (by === 'day') return /^\d{4}-\d{2}-\d{2}$/.test(day) ? { closesOn: day } : null;
  return typeof days === 'number' && Number.isInteger(days) && days >= 1 && days <= 366 ? { days } : null;
}

function ExtensionPreviewTable({ rows }: { rows: ExtensionPreviewRow[] }) {
  return (
    <DataTable<ExtensionPreviewRow>
      caption="Each new deadline, before you confirm"
      captionShown
      rows={rows}
      keyOf={({ enrollmentId }) => enrollmentId}
      columns={[
        { title: 'Candidate', cell: ({ person }) => <bdi>{person.name}</bdi> },
        { title: 'Last day now', cell: ({ lastDay }) => (lastDay === null ? 'None' : dayInWords(lastDay)) },
        {
          title: 'New last day',
          cell: ({ newLastDay, refusal, state, zone }) =>
            newLastDay === null ? (
              <span className={classes.urgent}>
                Not extended ({stateNames[state].toLowerCase()}). {refusal}
              </span>
            ) : (
              <>
                <strong>End of {dayInWords(newLastDay)}</strong>
                <br />
                <span className={classes.soft}>
                  in {zone}
                  {state === 'expired' && '; the enrollment becomes active again'}
                </span>
              </>
            ),
        },
        {
          title: 'Time left then',
          cell: ({ daysLeft }) => (daysLeft === null ? 'No change' : daysLeftInWords(daysLeft)),
        },
      ]}
    />
  );
}

function NotExtended({
  refused,
  rows,
}: {
  refused: { enrollmentId: string; refusal: string | null }[];
  rows: ExtensionPreviewRow[];
}) {
  return (
    <Notice tone="caution" title={`${counted(refused.length, 'deadline')} could not be extended`}>
      <ul>
        {refused.map(({ enrollmentId, refusal }) => (
          <li key={enrollmentId}>
            <bdi>{rows.find((row) => row.enrollmentId === enrollmentId)?.person.name}</bdi>: {refusal}
          </li>
        ))}
      </ul>
      The others were extended.
    </Notice>
  );
}
