import { Button, Checkbox, TextInput } from '@mantine/core';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type FormEvent, useDeferredValue, useState } from 'react';
import { Refused } from '../../../api/problem';
import { AddressText } from '../../../ui/address-text';
import { DateText } from '../../../ui/date-text';
import { Empty } from '../../../ui/empty';
import { Form } from '../../../ui/form';
import { Loading } from '../../../ui/loading';
import { ErrorNotice } from '../../../ui/notice';
import { Page, Section } from '../../../ui/page';
import { DataTable } from '../parts/data-table';
import classes from '../parts/parts.module.css';
import { announce } from '../parts/announcer';
import { candidatesQuery } from '../people/people.queries';
import { AttendanceFromFile } from './attendance-from-file';
import { ChangeMeeting } from './change-meeting';
import { attendanceQuery, pilotQuery, useRecordAttendance } from './pilot.queries';
import { meetingKinds } from './meetings';

const route = getRouteApi('/administrator/admin/pilots/$pilotId/meetings/$meetingId');

/** One meeting and its attendance. Several people can be found by name, checked, and saved together. */
export function MeetingPage() {
  const { pilotId, meetingId } = route.useParams();
  const { data: saved } = useSuspenseQuery(pilotQuery(pilotId));
  const meeting = saved.data.meetings.find(({ id }) => id === meetingId);
  if (meeting === undefined)
    throw new Refused({ status: 404, code: 'meeting.not-found', title: 'This meeting does not exist.' });
  return (
    <Page
      title={meeting.title}
      breadcrumb={
        <Link to="/admin/pilots/$pilotId" params={{ pilotId }}>
          {saved.data.title}
        </Link>
      }
      lead={
        <>
          {meetingKinds[meeting.kind]} meeting, <DateText at={meeting.startsAt} zone={meeting.zone} />,{' '}
          {meeting.minutes} minutes{meeting.place && `, ${meeting.place}`}
        </>
      }
    >
      <Recorded pilotId={pilotId} meetingId={meetingId} />
      <AttendanceFromFile pilotId={pilotId} meetingId={meetingId} />
      <RecordMany pilotId={pilotId} meetingId={meetingId} />
      <ChangeMeeting pilotId={pilotId} meeting={meeting} />
    </Page>
  );
}

function Recorded({ pilotId, meetingId }: { pilotId: string; meetingId: string }) {
  const { data: attendance } = useSuspenseQuery(attendanceQuery(pilotId, meetingId));
  const recording = useRecordAttendance(pilotId, meetingId);
  return (
    <Section title="Recorded">
      {attendance.entries.length === 0 ? (
        <Empty title="No attendance is recorded yet.">Check the people who attended below, then save.</Empty>
      ) : (
        <DataTable
          caption="Recorded attendance"
          rows={attendance.entries}
          keyOf={({ personId }) => personId}
          columns={[
            { title: 'Name', cell: ({ name }) => name },
            { title: 'Email address', text: ({ email }) => email, cell: ({ email }) => <AddressText of={email} /> },
            { title: 'Recorded as', cell: ({ attended }) => (attended ? 'Attended' : 'Absent') },
            {
              title: 'Correct',
              cell: ({ personId, name, attended }) => (
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`Record as ${attended ? 'absent' : 'attended'}: ${name}`}
                  onClick={() =>
                    recording.mutate(
                      { entries: [{ personId, attended: !attended }] },
                      { onSuccess: () => announce(`${name} was recorded as ${attended ? 'absent' : 'attended'}.`) },
                    )
                  }
                >
                  {attended ? 'Record as absent' : 'Record as attended'}
                </Button>
              ),
            },
          ]}
        />
      )}
      {recording.error && <ErrorNotice error={recording.error} safe="The recorded attendance was not changed." />}
    </Section>
  );
}

function RecordMany({ pilotId, meetingId }: { pilotId: string; meetingId: string }) {
  const [text, search] = useState('');
  const [ticked, tick] = useState<ReadonlyMap<string, string>>(new Map());
  const {
    data: candidates,
    isPending,
    error,
  } = useQuery({ ...candidatesQuery(useDeferredValue(text.trim())), placeholderData: (before) => before });
  const { data: attendance } = useSuspenseQuery(attendanceQuery(pilotId, meetingId));
  const recording = useRecordAttendance(pilotId, meetingId);
  const recorded = new Set(attendance.entries.map(({ personId }) => personId));
  const offered = candidates?.items.filter(({ id }) => !recorded.has(id)) ?? [];

  function set(people: readonly { id: string; name: string }[], on: boolean) {
    const next = new Map(ticked);
    for (const { id, name } of people) {
      if (on) next.set(id, name);
      else next.delete(id);
    }
    tick(next);
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (ticked.size === 0) return;
    recording.mutate(
      { entries: [...ticked.keys()].map((personId) => ({ personId, attended: true })) },
      {
        onSuccess: () => {
          announce(`${ticked.size === 1 ? 'One person was' : `${ticked.size} people were`} recorded as attended.`);
          tick(new Map());
        },
      },
    );
  }

  return (
    <Section title="Record who attended">
      <Form onSubmit={submit}>
        <TextInput
          label="Find candidates"
          description="By name, email address, district, or school"
          value={text}
          onChange={(event) => search(event.currentTarget.value)}
          maxLength={200}
          mb="md"
        />
        {isPending && <Loading />}
        {error && <ErrorNotice error={error} />}
        {candidates && offered.length === 0 && (
          <p className={classes.soft}>
            {text.trim() === ''
              ? 'Every candidate is already recorded, or no candidate has been invited yet.'
              : 'No candidate without a record matches.'}
          </p>
        )}
        {offered.length > 0 && (
          <fieldset className={classes.group}>
            <legend>Attended</legend>
            <Checkbox
              mb="sm"
              label={`All ${offered.length} shown`}
              checked={offered.every(({ id }) => ticked.has(id))}
              onChange={(event) => set(offered, event.currentTarget.checked)}
            />
            {offered.map(({ id, name, email, school }) => (
              <Checkbox
                key={id}
                mb="xs"
                label={name}
                description={[email, school].filter(Boolean).join(', ')}
                checked={ticked.has(id)}
                onChange={(event) => set([{ id, name }], event.currentTarget.checked)}
              />
            ))}
            {candidates?.nextCursor && <p className={classes.soft}>More people match. Search by name to find them.</p>}
          </fieldset>
        )}
        {recording.error && (
          <ErrorNotice error={recording.error} safe="Nothing was recorded. Your selection is still here." />
        )}
        <Button type="submit" loading={recording.isPending} disabled={ticked.size === 0}>
          {ticked.size < 2 ? 'Record attendance' : `Record attendance of ${ticked.size}`}
        </Button>
        {ticked.size > 0 && <p className={classes.soft}>{[...ticked.values()].join(', ')}</p>}
      </Form>
    </Section>
  );
}
