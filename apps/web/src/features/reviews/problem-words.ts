import type { OwnProblem, ReviewItem } from '../../api/schema';
import type { Artifact } from './review.queries';

export const problemKinds: Record<OwnProblem['kind'], string> = {
  'cannot-open': 'I cannot open it',
  'names-candidate': 'It names the candidate',
  other: 'Something else',
};

type Place = Pick<OwnProblem, 'artifact' | 'fileId' | 'filePosition'>;

/** "Document profile, file 2", "Responsive narrative" or "the whole submission". */
export function placeOfProblem({ artifact, fileId, filePosition }: Place, artifacts: readonly Artifact[]): string {
  const title = artifacts.find(({ kind }) => kind === artifact)?.title;
  if (artifact === null || title === undefined) return 'the whole submission';
  return fileId === null ? title : `${title}, file ${filePosition}`;
}

/** Whether the due date has passed. It does not pass while the review waits for an answer to a reported problem. */
export function isLate({ dueAt, waitingSince }: Pick<ReviewItem, 'dueAt' | 'waitingSince'>, now: number): boolean {
  return Date.parse(dueAt) <= (waitingSince === null ? now : Date.parse(waitingSince));
}
