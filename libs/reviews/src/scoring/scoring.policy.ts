import type { ScorePart } from '../vocabulary.js';

/** Whether a detail with this level meets; undefined when the scale does not have the level. */
export type MeetsBy = (detailId: string, level: string) => boolean | undefined;

export interface GivenScore {
  detailId: string;
  level: string;
  rationale: string;
  /** Ids of the evidence links that the score points at. */
  cited: readonly string[];
}

export interface MissingPart {
  detailId: string;
  missing: ScorePart;
}

/**
 * Everything that is missing before the lock, in the order of the details: a score for every detail in scope, and for
 * each score that does not meet, a rationale and evidence (rule 12).
 */
export function missingToLock(
  scope: readonly string[],
  meetsBy: MeetsBy,
  scores: readonly GivenScore[],
): MissingPart[] {
  return scope.flatMap((detailId) => {
    const score = scores.find((given) => given.detailId === detailId);
    const meets = score && meetsBy(detailId, score.level);
    if (score === undefined || meets === undefined) return [{ detailId, missing: 'score' }];
    if (meets) return [];
    const parts: MissingPart[] = [];
    if (score.rationale.trim() === '') parts.push({ detailId, missing: 'rationale' });
    if (score.cited.length === 0) parts.push({ detailId, missing: 'cited-evidence' });
    return parts;
  });
}

export interface ScoringSummary {
  inScope: number;
  scored: number;
  meeting: number;
  notMeeting: number;
}

/** What a reviewer sees before the lock: how many details are scored, and how many of them meet. */
export function summarize(scope: readonly string[], meetsBy: MeetsBy, scores: readonly GivenScore[]): ScoringSummary {
  const verdicts = scores
    .filter(({ detailId }) => scope.includes(detailId))
    .map(({ detailId, level }) => meetsBy(detailId, level));
  const meeting = verdicts.filter((meets) => meets === true).length;
  const notMeeting = verdicts.filter((meets) => meets === false).length;
  return { inScope: scope.length, scored: meeting + notMeeting, meeting, notMeeting };
}
