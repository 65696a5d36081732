import { type EnrollmentState, runningStates } from '#pilots/vocabulary';
import type { ShownState, SubmissionState } from './vocabulary.js';

/** Whoever asks, and whose enrollment the submission belongs to. */
interface Ownership {
  actorId: string;
  candidateId: string;
}

/** Only the candidate works on a submission. Others read it through slices of their own: reviewers blind, administrators in review. */
export function worksOn({ actorId, candidateId }: Ownership): boolean {
  return actorId === candidateId;
}

/** States of an enrollment in which a draft may be written to. */
const writable: readonly EnrollmentState[] = [...runningStates, 'expired'];

/**
 * Whether the draft may be changed. It stays writable after the close: an extension may still come and nothing that
 * was typed or is being uploaded may be lost. Only sealing goes by the close (domain.md, What goes wrong).
 */
export function isWritable(enrollmentState: EnrollmentState): boolean {
  return writable.includes(enrollmentState);
}

/**
 * The state that candidates and clients see. That reviewers differ, or have decided, would tell something of the
 * decision before it is released (rule 14).
 */
export function shownState(state: SubmissionState): ShownState {
  return state === 'draft' || state === 'sealed' || state === 'released' ? state : 'in_review';
}
