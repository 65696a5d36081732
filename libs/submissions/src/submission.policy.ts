import { type EnrollmentState, runningStates } from '#pilots/vocabulary';
import type { ShownState, SubmissionState } from './vocabulary.js';

/** The person who asks, and the candidate of the enrollment. */
interface Ownership {
  actorId: string;
  candidateId: string;
}

/** Only the candidate works on a submission. Reviewers and administrators read it through the reviews slice. */
export function worksOn({ actorId, candidateId }: Ownership): boolean {
  return actorId === candidateId;
}

/** The states of an enrollment in which the draft may change. */
export const writableStates: readonly EnrollmentState[] = [...runningStates, 'expired'];

/**
 * Whether the draft may change. It may even after the deadline: an extension can still come, and nobody loses what they
 * typed or are uploading. The deadline applies only to sealing (docs/domain.md, What goes wrong).
 */
export function isWritable(enrollmentState: EnrollmentState): boolean {
  return writableStates.includes(enrollmentState);
}

/**
 * The state that candidates and clients see. They do not see that reviewers differ or have decided, since that would
 * reveal part of the decision before its release (rule 14).
 */
export function shownState(state: SubmissionState): ShownState {
  return state === 'draft' || state === 'sealed' || state === 'released' ? state : 'in_review';
}
