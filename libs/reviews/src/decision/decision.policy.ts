import type { VersionContent } from '#catalog';
import { detailsOf, detailsToRedo } from '#catalog/pass-rule';
import type { DecisionBasis, DecisionOutcome } from '../vocabulary.js';
import { disputedDetails, type Verdict, verdictOn } from './comparison.policy.js';

export interface DecidedDetail {
  detailId: string;
  level: string;
  meets: boolean;
  basis: DecisionBasis;
}

/** What the reviewers found, and what the version asks for. */
export interface Findings {
  content: Pick<VersionContent, 'outcomes' | 'rubric' | 'passRule'>;
  /** The details that are scored in this attempt. */
  scope: readonly string[];
  /** The two independent locked reviews, in either order. */
  independent: readonly [readonly Verdict[], readonly Verdict[]];
  /** The third review's scores of the disputed details. */
  adjudication?: readonly Verdict[];
  /** What the attempt before decided on the details that are not scored again. */
  carried: readonly Verdict[];
}

export interface Judgment {
  outcome: DecisionOutcome;
  details: DecidedDetail[];
}

/**
 * The decision of a submission: met when the version's pass rule has nothing left to ask for, and only then (rule 12).
 * The third reviewer decides a disputed detail. Any other detail gets the lower of the two levels, because both reviewers
 * saw that much.
 * @throws Error for a detail that is neither scored nor carried: such a submission cannot have been sealed.
 */
export function judge(findings: Findings): Judgment {
  const { content, scope, independent, adjudication = [], carried } = findings;
  const disputed = new Set(disputedDetails(scope, ...independent));
  const decided = detailsOf(content).map(({ id: detailId }): DecidedDetail => {
    if (!scope.includes(detailId)) return decidedBy(verdictOn(detailId, carried), 'carried');
    if (disputed.has(detailId)) return decidedBy(verdictOn(detailId, adjudication), 'adjudicated');
    return decidedBy(
      lower(content, verdictOn(detailId, independent[0]), verdictOn(detailId, independent[1])),
      'agreed',
    );
  });
  return { outcome: openDetails(content, decided).length === 0 ? 'met' : 'not_yet_met', details: decided };
}

/** The details of the next attempt: those that stand between this decision and "met". */
export function openDetails(
  content: Pick<VersionContent, 'outcomes' | 'passRule'>,
  details: readonly Pick<DecidedDetail, 'detailId' | 'meets'>[],
): string[] {
  return detailsToRedo(content, new Set(details.filter(({ meets }) => meets).map(({ detailId }) => detailId)));
}

/** The verdict without the other columns of its score. */
function decidedBy({ detailId, level, meets }: Verdict, basis: DecisionBasis): DecidedDetail {
  return { detailId, level, meets, basis };
}

function lower({ rubric }: Pick<VersionContent, 'rubric'>, first: Verdict, second: Verdict): Verdict {
  const position = ({ level }: Verdict): number => rubric.findIndex((rung) => rung.code === level);
  return position(first) <= position(second) ? first : second;
}
