import type { ReviewWorkspace } from '../../api/schema';
import { labelOf } from './detail-names';
import type { GivenScore } from './scoring/score-draft';

type Reviewed = Pick<ReviewWorkspace, 'submissionNumber' | 'microCredential' | 'outcomes' | 'rubric'>;

/** Everything that a reviewer wrote in a review, as plain text to copy; empty when they wrote nothing. */
export function writtenWords(
  { submissionNumber, microCredential, outcomes, rubric }: Reviewed,
  of: (detailId: string) => GivenScore,
  summary: string,
  notes = '',
): string {
  const parts = outcomes.flatMap((outcome) =>
    outcome.details.flatMap((detail) => {
      const { level, rationale, feedback } = of(detail.id);
      if (level === null && rationale === '' && feedback === '') return [];
      return [
        [
          `${labelOf(outcome, detail)} ${detail.statement}`,
          `Level: ${rubric.find(({ code }) => code === level)?.name ?? 'none'}`,
          ...(rationale === '' ? [] : [`Rationale: ${rationale}`]),
          ...(feedback === '' ? [] : [`Feedback: ${feedback}`]),
        ].join('\n'),
      ];
    }),
  );
  if (summary.trim() !== '') parts.push(`Overall comments: ${summary}`);
  if (notes.trim() !== '') parts.push(`Private notes: ${notes}`);
  if (parts.length === 0) return '';
  return [`Submission ${submissionNumber}, ${microCredential.code} ${microCredential.title}`, ...parts].join('\n\n');
}

const place = (reviewId: string) => `laurel:ended-review:${reviewId}`;

/** Keeps the words of an ended review until this tab closes, so that a reload does not lose them. */
export const endedWords = {
  keep: (reviewId: string, words: string): void => {
    try {
      if (words !== '') sessionStorage.setItem(place(reviewId), words);
    } catch {
      // A full or forbidden store keeps nothing; the words are on the page.
    }
  },
  of: (reviewId: string): string => sessionStorage.getItem(place(reviewId)) ?? '',
};
