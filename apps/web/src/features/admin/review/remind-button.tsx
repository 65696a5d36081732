import { ActionButton } from '../parts/action-button';
import { useRemind } from './assignment.queries';

/** Emails a reviewer about their late and soon due reviews. */
export function RemindButton({ reviewer, about }: { reviewer: { id: string; name: string }; about?: string }) {
  return (
    <ActionButton
      label="Remind"
      about={about}
      title={`Remind ${reviewer.name}`}
      confirmLabel="Send reminder"
      done={`Reminder sent to ${reviewer.name}.`}
      act={useRemind(reviewer.id)}
      size="compact-sm"
    >
      The email lists every review of theirs that is late or due soon. Your program decides how often a reviewer can be
      reminded.
    </ActionButton>
  );
}
