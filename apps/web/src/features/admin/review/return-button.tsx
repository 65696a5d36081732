import { ActionButton } from '../parts/action-button';
import { useReturn } from './review.queries';

/** Returns a submission to its candidate, before the first score. */
export function ReturnButton({ submissionId, small = false }: { submissionId: string; small?: boolean }) {
  return (
    <ActionButton
      label="Return as incomplete"
      title="Return as incomplete"
      danger
      reason="Reason (the candidate will read it)"
      done="The submission was returned to the candidate."
      act={useReturn(submissionId)}
      size={small ? 'compact-sm' : undefined}
    >
      Offered and accepted reviews end. The candidate gets the reason by email and can submit again until the deadline.
    </ActionButton>
  );
}
