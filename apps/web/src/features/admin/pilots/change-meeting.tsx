import { Button, NumberInput, TextInput } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { fieldError } from '../../../api/problem';
import type { Meeting } from '../../../api/schema';
import { Form } from '../../../ui/form';
import { ErrorNotice } from '../../../ui/notice';
import { Section } from '../../../ui/page';
import { ActionButton } from '../parts/action-button';
import classes from '../parts/parts.module.css';
import { announce } from '../parts/announcer';
import { attendanceQuery, useCancelMeeting, useChangeMeeting } from './pilot.queries';

/** Reschedules, moves, or cancels a meeting. Everyone in the pilot is told. */
export function ChangeMeeting({ pilotId, meeting }: { pilotId: string; meeting: Meeting }) {
  const { id, title, place, startsAt, minutes, zone } = meeting;
  const { data: attendance } = useSuspenseQuery(attendanceQuery(pilotId, id));
  const changing = useChangeMeeting(pilotId, id);
  const cancelling = useCancelMeeting(pilotId, id);
  const navigate = useNavigate();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    changing.mutate(
      { title: given.title!, place: given.place!, startsLocal: given.startsLocal!, minutes: Number(given.minutes) },
      { onSuccess: (changed) => announce(`Changes to ${changed.title} were saved.`) },
    );
  }

  return (
    <Section title="Edit meeting">
      <Form onSubmit={submit} key={`${startsAt} ${title} ${place} ${minutes}`}>
        <div className={classes.pair}>
          <TextInput
            name="title"
            label="Title"
            required
            maxLength={200}
            defaultValue={title}
            error={fieldError(changing.error, '/title')}
          />
          <TextInput
            name="startsLocal"
            type="datetime-local"
            label={`Starts (${zone})`}
            required
            defaultValue={localTime(startsAt, zone)}
            error={fieldError(changing.error, '/startsLocal')}
          />
          <NumberInput
            name="minutes"
            label="Minutes"
            required
            min={1}
            max={1440}
            allowDecimal={false}
            hideControls
            defaultValue={minutes}
            error={fieldError(changing.error, '/minutes')}
          />
          <TextInput
            name="place"
            label="Place or link"
            maxLength={500}
            defaultValue={place}
            error={fieldError(changing.error, '/place')}
          />
        </div>
        <p className={classes.soft}>
          If you change the time or place of an upcoming meeting, everyone in the pilot gets an email.
        </p>
        {changing.error && (
          <ErrorNotice error={changing.error} safe="The meeting was not changed. Your entries are still here." />
        )}
        <Button type="submit" variant="default" loading={changing.isPending}>
          Save
        </Button>
      </Form>
      {attendance.entries.length === 0 && (
        <div className={classes.actions}>
          <ActionButton
            label="Cancel meeting"
            title={`Cancel: ${title}`}
            danger
            reason="Reason (everyone in the pilot will read it)"
            done={`${title} was canceled.`}
            act={cancelling}
            onDone={() => void navigate({ to: '/admin/pilots/$pilotId', params: { pilotId } })}
          >
            The meeting is removed from the pilot. If it was upcoming, everyone in the pilot gets an email. You can’t
            undo this.
          </ActionButton>
        </div>
      )}
    </Section>
  );
}

/** "2026-03-01T10:00" in a zone's local time. */
function localTime(at: string, zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
    .format(new Date(at))
    .replace(' ', 'T');
}
