import type { Detail, RubricLevel } from '../review.queries';

const scales = new WeakMap<readonly RubricLevel[], Map<string, readonly RubricLevel[]>>();

/** The scale with its marks for this detail: a version may need another level of it. The same object each time. */
export function scaleFor(
  { levelNeeded }: Pick<Detail, 'levelNeeded'>,
  rubric: readonly RubricLevel[],
): readonly RubricLevel[] {
  const known = scales.get(rubric) ?? new Map<string, readonly RubricLevel[]>();
  scales.set(rubric, known);
  const lowest = rubric.findIndex(({ code }) => code === levelNeeded);
  const scale = known.get(levelNeeded) ?? rubric.map((level, place) => ({ ...level, meets: place >= lowest }));
  known.set(levelNeeded, scale);
  return scale;
}
