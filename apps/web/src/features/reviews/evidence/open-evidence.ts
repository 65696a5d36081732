import type { ReviewEvidence } from '../../../api/schema';

/** What is open on the evidence side. */
export interface OpenEvidence extends Pick<ReviewEvidence, 'kind' | 'fileId' | 'page' | 'second'> {
  /** Counts requests, so that requesting the same place opens it again. */
  asked: number;
}
