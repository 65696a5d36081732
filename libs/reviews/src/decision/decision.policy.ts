import type { DecisionBasis, DecisionOutcome } from '../vocabulary.js';
import { disputedDetails, type Verdict, verdictOn } from './comparison.policy.js';
import type { ScaleLevel } from '../scoring/scoring.policy.js';

export interface DecidedDetail {
  detailId: string;
  level: string;
  meets: boolean;
  basis: DecisionBasis;
}

/** What the reviewers found, and what the version asks for. */
export interface Findings {
  /** Every detail of the version, in its order. */
  details: readonly string[];
  /** The details that are scored in this attempt. */
  scope: readonly string[];
  scale: readonly ScaleLevel[];
  /** The two independent locked reviews, in either order. */
  independent: readonly [readonly Verdict[], readonly Verdict[]];
  /** The third review's scores of the disputed details. */
  adjudication?: readonly Verdict[];
  /** The details that an earlier attempt met. They stay met. */
  carried: readonly Verdict[];
}

export interface Judgment {
  outcome: DecisionOutcome;
  details: DecidedDetail[];
}

/**
 * The decision of a submission: met when every detail of the version meets, and only then (rule 12). The third reviewer
 * decides a disputed detail. Any other detail gets the lower of the two levels, because both reviewers saw that much.
 * @throws Error for a detail that is neither scored nor carried: such a submission cannot have been sealed.
 */
export function judge(findings: Findings): Judgment {
  const { details, scope, scale, independent, adjudication = [], carried } = findings;
  const disputed = new Set(disputedDetails(scope, ...independent));
  const decided = details.map((detailId): DecidedDetail => {
    if (!scope.includes(detailId)) return decidedBy(verdictOn(detailId, carried), 'carried');
    if (disputed.has(detailId)) return decidedBy(verdictOn(detailId, adjudication), 'adjudicated');
    return decidedBy(lower(scale, verdictOn(detailId, independent[0]), verdictOn(detailId, independent[1])), 'agreed');
  });
  return { outcome: decided.every((detail) => detail.meets) ? 'met' : 'not_yet_met', details: decided };
}

/** The details of the next attempt. */
export function unmetDetails(details: readonly DecidedDetail[]): string[] {
  return details.filter((detail) => !detail.meets).map((detail) => detail.detailId);
}

/** The verdict without the other columns of its score. */
function decidedBy({ detailId, level, meets }: Verdict, basis: DecisionBasis): DecidedDetail {
  return { detailId, level, meets, basis };
}

function lower(scale: readonly ScaleLevel[], first: Verdict, second: Verdict): Verdict {
  const position = ({ level }: Verdict): number => scale.findIndex((rung) => rung.code === level);
  return position(first) <= position(second) ? first : second;
}
