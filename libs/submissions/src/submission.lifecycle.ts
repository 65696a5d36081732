import { Lifecycle } from '#kernel';
import type { SubmissionCommand, SubmissionState } from './vocabulary.js';

/** A submission's states (docs/domain.md, States). A recall and a return both lead back to the draft of the same attempt. */
export const submissionLifecycle = new Lifecycle<SubmissionState, SubmissionCommand>('submission', {
  draft: { seal: 'sealed' },
  sealed: { recall: 'draft', 'return-incomplete': 'draft', 'begin-review': 'in_review' },
  in_review: { adjudicate: 'adjudicating', decide: 'decided' },
  adjudicating: { decide: 'decided' },
  decided: { release: 'released' },
  released: {},
});
