import type { ReviewEvidence } from '../../../api/schema';

/** What lies open on the side of the evidence. */
export interface Shown extends Pick<ReviewEvidence, 'kind' | 'fileId' | 'page' | 'second'> {
  /** Counts the times that something was asked for, so that the same place opens again. */
  asked: number;
}
