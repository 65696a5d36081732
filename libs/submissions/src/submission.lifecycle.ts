import { Lifecycle } from '#kernel';
import type { SubmissionCommand, SubmissionState } from './vocabulary.js';

/** The submission's states (domain.md, States). Recalling and returning lead back to the draft of the same attempt. */
export const submissionLifecycle = new Lifecycle<SubmissionState, SubmissionCommand>('submission', {
  draft: { seal: 'sealed' },
  sealed: { recall: 'draft', 'return-incomplete': 'draft', 'begin-review': 'in_review' },
  in_review: { adjudicate: 'adjudicating', decide: 'decided' },
  adjudicating: { decide: 'decided' },
  decided: { release: 'released' },
  released: {},
});
