import { Button, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { fieldError } from '../../../api/problem';
import type { Meeting, MeetingInput, Pilot } from '../../../api/schema';
import { DateText } from '../../../ui/date-text';
import { Empty } from '../../../ui/empty';
import { Form } from '../../../ui/form';
import { ErrorNotice } from '../../../ui/notice';
import { DataTable } from '../parts/data-table';
import classes from '../parts/parts.module.css';
import { announce } from '../parts/announcer';
import { useAddMeeting } from './pilot.queries';

export const meetingKinds: Record<Meeting['kind'], string> = { informational: 'Informational', kickoff: 'Kickoff' };

/** The meetings, each with its attendance, and a form to add one. */
export function Meetings({ pilot }: { pilot: Pilot }) {
  return (
    <>
      {pilot.meetings.length === 0 ? (
        <Empty title="No meeting is scheduled.">
          {pilot.meetingRequired &&
            'Candidates have to attend an informational meeting before they can register. Schedule one below.'}
        </Empty>
      ) : (
        <DataTable<Meeting>
          caption="Meetings"
          rows={pilot.meetings}
          keyOf={({ id }) => id}
          columns={[
            {
              title: 'Meeting',
              cell: ({ id, title }) => (
                <Link to="/admin/pilots/$pilotId/meetings/$meetingId" params={{ pilotId: pilot.id, meetingId: id }}>
                  {title}
                </Link>
              ),
            },
            { title: 'Kind', cell: ({ kind }) => meetingKinds[kind] },
            {
              title: 'When',
              cell: ({ startsAt, zone, minutes }) => (
                <>
                  <DateText at={startsAt} zone={zone} />, {minutes} minutes
                </>
              ),
            },
            { title: 'Where', cell: ({ place }) => place || 'Not given' },
          ]}
        />
      )}
      <AddMeeting pilot={pilot} />
    </>
  );
}

function AddMeeting({ pilot }: { pilot: Pilot }) {
  const adding = useAddMeeting(pilot.id);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const given = Object.fromEntries(new FormData(form)) as Record<string, string>;
    const body: MeetingInput = {
      kind: given.kind as Meeting['kind'],
      title: given.title!,
      place: given.place!,
      startsLocal: given.startsLocal!,
      minutes: Number(given.minutes),
    };
    adding.mutate(body, {
      onSuccess: ({ title }) => {
        announce(`${title} was scheduled.`);
        form.reset();
      },
    });
  }

  return (
    <Form onSubmit={submit} style={{ marginTop: '1.5rem' }}>
      <fieldset className={classes.group}>
        <legend>Schedule a meeting</legend>
        <div className={classes.pair}>
          <NativeSelect
            name="kind"
            label="Kind"
            data={Object.entries(meetingKinds).map(([value, label]) => ({ value, label }))}
          />
          <TextInput
            name="title"
            label="Title"
            required
            maxLength={200}
            defaultValue="Informational meeting"
            error={fieldError(adding.error, '/title')}
          />
          <TextInput
            name="startsLocal"
            type="datetime-local"
            label={`Starts (${pilot.zone})`}
            required
            error={fieldError(adding.error, '/startsLocal')}
          />
          <NumberInput
            name="minutes"
            label="Minutes"
            required
            min={1}
            max={1440}
            allowDecimal={false}
            hideControls
            defaultValue={60}
            error={fieldError(adding.error, '/minutes')}
          />
          <TextInput name="place" label="Place or link" maxLength={500} error={fieldError(adding.error, '/place')} />
        </div>
      </fieldset>
      {adding.error && <ErrorNotice error={adding.error} safe="No meeting was added. Your entries are still here." />}
      <Button type="submit" variant="default" loading={adding.isPending}>
        Schedule meeting
      </Button>
    </Form>
  );
}
