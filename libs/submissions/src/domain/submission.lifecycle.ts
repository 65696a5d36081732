import { Lifecycle } from '#kernel';

export type SubmissionState = 'draft' | 'sealed' | 'in_review' | 'adjudicating' | 'decided' | 'released';
export type SubmissionCommand =
  'seal' | 'recall' | 'return-incomplete' | 'begin-review' | 'adjudicate' | 'decide' | 'release';

/** The submission's states (domain.md, States). Recalling and returning lead back to the draft of the same attempt. */
export const submissionLifecycle = new Lifecycle<SubmissionState, SubmissionCommand>('submission', {
  draft: { seal: 'sealed' },
  sealed: { recall: 'draft', 'return-incomplete': 'draft', 'begin-review': 'in_review' },
  in_review: { adjudicate: 'adjudicating', decide: 'decided' },
  adjudicating: { decide: 'decided' },
  decided: { release: 'released' },
  released: {},
});

/** The event that each command leaves behind. */
export const submissionEvents: Record<SubmissionCommand, `submission.${string}`> = {
  seal: 'submission.sealed',
  recall: 'submission.recalled',
  'return-incomplete': 'submission.returned',
  'begin-review': 'submission.review-begun',
  adjudicate: 'submission.adjudicating',
  decide: 'submission.decided',
  release: 'submission.released',
};
