import { Button, Modal, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { fieldError } from '../../../api/problem';
import type { RosterDetail } from '../../../api/schema';
import { ErrorNotice } from '../../../ui/notice';
import { dayInWords } from '../../../ui/days';
import { ActionButton } from '../parts/action-button';
import classes from '../parts/parts.module.css';
import { keepFocus, announce } from '../parts/announcer';
import { type ReasonedCommand, useExtend, useMoveEnrollment } from './pilot.queries';

const actions: Record<ReasonedCommand, { label: string; done: string; danger?: boolean; what: string }> = {
  pause: {
    label: 'Pause',
    done: 'The clock is paused.',
    what: 'The clock stops, and the candidate keeps the days left. They can continue writing, and can submit after the pause.',
  },
  resume: {
    label: 'Resume',
    done: 'The clock is running again.',
    what: 'The clock runs again, with as many days left as when it was paused.',
  },
  expire: {
    label: 'Expire',
    done: 'The enrollment has expired.',
    danger: true,
    what: 'The deadline has passed, so the enrollment would expire by itself soon; this ends it now. Drafts are kept, and an extension makes it active again.',
  },
  withdraw: {
    label: 'Withdraw',
    done: 'The enrollment was withdrawn.',
    danger: true,
    what: 'The enrollment ends, and its seat goes to the next person on the waiting list. You can’t undo this.',
  },
};

/**
 * The actions possible on an enrollment now. Each asks for a reason, which the history keeps and the candidate reads.
 */
export function EnrollmentActions({ enrollment }: { enrollment: RosterDetail }) {
  const { id, possible, person } = enrollment;
  return (
    <div className={classes.actions}>
      {possible.includes('extend') && <Extend enrollment={enrollment} />}
      {(Object.keys(actions) as ReasonedCommand[])
        .filter((command) => possible.includes(command))
        .map((command) => (
          <Move key={command} enrollmentId={id} command={command} name={person.name} />
        ))}
    </div>
  );
}

function Move({ enrollmentId, command, name }: { enrollmentId: string; command: ReasonedCommand; name: string }) {
  const { label, done, danger, what } = actions[command];
  return (
    <ActionButton
      label={label}
      title={`${label}: ${name}`}
      danger={danger}
      reason="Reason (the candidate will read it)"
      done={done}
      act={useMoveEnrollment(enrollmentId, command)}
    >
      {what}
    </ActionButton>
  );
}

function Extend({ enrollment }: { enrollment: RosterDetail }) {
  const [opened, open] = useState(false);
  const extending = useExtend(enrollment.id);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const { closesOn, reason } = Object.fromEntries(new FormData(event.currentTarget)) as {
      closesOn: string;
      reason: string;
    };
    extending.mutate(
      { closesOn, reason: reason.trim() },
      {
        onSuccess: () => {
          open(false);
          announce(`The last day is now ${dayInWords(closesOn)}.`);
          keepFocus();
        },
      },
    );
  }

  return (
    <>
      <Button onClick={() => open(true)}>Extend deadline</Button>
      <Modal
        opened={opened}
        onClose={() => open(false)}
        title={`Extend deadline: ${enrollment.person.name}`}
        closeButtonProps={{ 'aria-label': 'Close' }}
        centered
      >
        <form onSubmit={submit}>
          <p>
            {enrollment.deadline && `The last day is now ${dayInWords(enrollment.deadline.lastDay)}. `}
            The candidate can submit until the end of the new last day in {enrollment.zone}.
            {enrollment.state === 'expired' && ' The enrollment becomes active again.'}
          </p>
          <TextInput
            type="date"
            name="closesOn"
            label="New last day"
            required
            defaultValue={enrollment.deadline?.lastDay}
            error={fieldError(extending.error, '/closesOn')}
            mb="md"
          />
          <Textarea
            name="reason"
            label="Reason (the candidate will read it)"
            required
            autosize
            minRows={2}
            maxLength={2000}
            error={fieldError(extending.error, '/reason')}
          />
          {extending.error && <ErrorNotice error={extending.error} safe="The deadline was not changed." />}
          <div className={classes.actions} style={{ justifyContent: 'flex-end' }}>
            <Button type="button" variant="default" onClick={() => open(false)}>
              Cancel
            </Button>
            <Button type="submit" loading={extending.isPending}>
              Extend deadline
            </Button>
          </div>
        </form>
      </Modal>
    </>
  );
}
