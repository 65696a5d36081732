import { Button, Textarea, TextInput } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { fieldError } from '../../api/problem';
import type { EnrollmentDetail } from '../../api/schema';
import { DateText } from '../../ui/date-text';
import { Form } from '../../ui/form';
import { ErrorNotice, Notice } from '../../ui/notice';
import { Page, Section } from '../../ui/page';
import { DataTable } from '../admin/parts/data-table';
import { DeadlineCalculation } from '../admin/pilots/deadline-calculation';
import { commandWords, requirementNames, stateNames } from '../admin/pilots/enrollment-words';
import { dayIn, dayInWords, daysLeftInWords } from '../../ui/days';
import { coachedEnrollmentQuery, coachedQuery, useRecordMeeting } from './coaching.queries';

const route = getRouteApi('/coach/coaching/$enrollmentId');

/** One enrollment of a candidate that the reader coaches. */
export function CoachedPage() {
  const { data: enrollment } = useSuspenseQuery(coachedEnrollmentQuery(route.useParams().enrollmentId));
  const { data: people } = useSuspenseQuery(coachedQuery);
  const { version, state, daysLeft, deadline, requirements, history, zone } = enrollment;
  const name = people.find(({ id }) => id === enrollment.personId)?.name ?? 'A candidate';
  return (
    <Page
      title={name}
      breadcrumb={<Link to="/coaching">People you coach</Link>}
      lead={`${version.code} ${version.title}: ${stateNames[state].toLowerCase()}${daysLeft === null ? '' : `, ${daysLeftInWords(daysLeft)}`}.`}
    >
      {state === 'resubmitting' && <RecordMeeting enrollment={enrollment} name={name} />}
      {deadline && (
        <Section title="Deadline">
          <DeadlineCalculation deadline={deadline} />
        </Section>
      )}
      {requirements.length > 0 && (
        <Section title="Requirements">
          <ul>
            {requirements.map(({ kind, metAt }) => (
              <li key={kind}>
                {requirementNames[kind]}: {metAt === null ? 'not yet' : <DateText at={metAt} zone={zone} dayOnly />}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title="History">
        <DataTable
          caption="What happened so far"
          rows={history.map((line, index) => ({ ...line, key: String(index) }))}
          keyOf={({ key }) => key}
          columns={[
            { title: 'What', cell: ({ command }) => commandWords[command] },
            { title: 'When', cell: ({ at }) => <DateText at={at} zone={zone} /> },
            { title: 'Why', cell: ({ reason }) => reason ?? 'No reason needed' },
          ]}
        />
      </Section>
    </Page>
  );
}

function RecordMeeting({ enrollment, name }: { enrollment: EnrollmentDetail; name: string }) {
  const recording = useRecordMeeting(enrollment.id);
  const today = dayIn(enrollment.zone, new Date());

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const { heldOn, note } = Object.fromEntries(new FormData(form)) as { heldOn: string; note: string };
    recording.mutate({ heldOn, note: note.trim() }, { onSuccess: () => form.reset() });
  }

  return (
    <Section title="Record a meeting">
      <p>
        Record a meeting about the last result. If the next attempt was waiting for this meeting, it opens when you
        save.
      </p>
      <Form onSubmit={submit} style={{ maxWidth: '32rem' }}>
        <TextInput
          type="date"
          name="heldOn"
          label="Day of the meeting"
          required
          max={today}
          defaultValue={today}
          mb="md"
          error={fieldError(recording.error, '/heldOn')}
        />
        <Textarea
          name="note"
          label="Note"
          description={`What you and ${name} agreed on, for the record`}
          autosize
          minRows={3}
          maxLength={4000}
          error={fieldError(recording.error, '/note')}
        />
        {recording.error && (
          <ErrorNotice error={recording.error} safe="The meeting was not recorded. Your note is still here." />
        )}
        {recording.isSuccess && (
          <Notice tone="good" announce>
            The meeting on {dayInWords(recording.data.heldOn)} was recorded.
          </Notice>
        )}
        <Button type="submit" mt="md" loading={recording.isPending}>
          Record meeting
        </Button>
      </Form>
    </Section>
  );
}
