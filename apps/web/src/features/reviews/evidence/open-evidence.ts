import type { ReviewEvidence } from '../../../api/schema';
import { quotedPassage } from '../../../ui/viewers/text-places';
import type { AskedPlace } from '../../../ui/viewers/viewer';
import type { Artifact } from '../review.queries';

/** What is open on the evidence side. */
export interface OpenEvidence extends Pick<ReviewEvidence, 'kind' | 'fileId'>, AskedPlace {
  /** The words of the artifact's text that the evidence points at; null for a file, or where it names none. */
  passage: string | null;
  /** Which of the places with these words is meant; the first where it is left out. */
  nth?: number;
}

/** The passage of a text that the evidence points at: the one that its explanation quotes. */
export function passageOf(
  { kind, fileId, explanation }: ReviewEvidence,
  artifacts: readonly Artifact[],
): string | null {
  const text = artifacts.find((artifact) => artifact.kind === kind)?.text?.text;
  return fileId === null && text !== undefined ? quotedPassage(explanation, text) : null;
}
