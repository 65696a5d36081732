import type { RosterDetail } from '../../../api/schema';
import { ActionButton } from '../parts/action-button';
import classes from '../parts/parts.module.css';
import { ExtendDeadlines } from './extend-deadlines';
import { type ReasonedCommand, useMoveEnrollment } from './pilot.queries';

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
      {possible.includes('extend') && <ExtendDeadlines label="Extend deadline" enrollmentIds={[id]} />}
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
