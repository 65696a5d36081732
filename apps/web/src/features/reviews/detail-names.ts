import type { ReviewEvidence } from '../../api/schema';
import { clock } from '../../ui/number-words';
import type { Artifact, Detail, Outcome } from './review.queries';

/** "2a", or "2" for an outcome without details. */
export function labelOf({ number }: Pick<Outcome, 'number'>, { letter }: Pick<Detail, 'letter'>): string {
  return `${number}${letter ?? ''}`;
}

/** "page 3", "at 1:05", or null. */
export function placeIn({ page, second }: Pick<ReviewEvidence, 'page' | 'second'>): string | null {
  if (page !== null) return `page ${page}`;
  return second === null ? null : `at ${clock(second)}`;
}

/** "Document profile, file 2, page 3". */
export function nameOfEvidence(evidence: ReviewEvidence, artifacts: readonly Artifact[]): string {
  const artifact = artifacts.find(({ kind }) => kind === evidence.kind);
  const file = artifact?.files.find(({ id }) => id === evidence.fileId);
  return [artifact?.title, file ? `file ${file.position}` : 'text', placeIn(evidence)].filter(Boolean).join(', ');
}

/** A day ends at midnight, which readers take for the next day. The minute before names the day that is meant. */
export function lastMinuteBefore(instant: string): string {
  return new Date(Date.parse(instant) - 60_000).toISOString();
}
