import { detailsOf, type RubricLevel, type VersionContent } from './version-content.document.js';

export { detailsOf };

/** When a submission is met (rule 12). */
export type PassRule =
  | { kind: 'every-detail-meets' }
  /** Every detail reaches this level of the scale, whatever the scale marks as meeting. */
  | {
      kind: 'at-least-level';
      /** Code of a level of the scale. */
      level: string;
      /** The level of a detail that needs another, by its id. Absent: all need the same. */
      detailLevels?: Record<string, string>;
    }
  /** This many details of each outcome meet; all of them in an outcome that has fewer. */
  | { kind: 'at-least-n-of-m'; atLeast: number };

type Scored = Pick<VersionContent, 'rubric' | 'passRule'>;
type Outcomes = Pick<VersionContent, 'outcomes'>;

/** The lowest level that meets for details that the rule does not name. Undefined while no level of a draft meets. */
export function lowestThatMeets({ rubric, passRule }: Scored): RubricLevel | undefined {
  return rubric.find(({ code, meets }) => (passRule.kind === 'at-least-level' ? code === passRule.level : meets));
}

/** The lowest level with which this detail meets. Undefined while no level of a draft meets. */
export function levelNeededOn(content: Scored, detailId: string): RubricLevel | undefined {
  const { rubric, passRule } = content;
  const own = passRule.kind === 'at-least-level' ? passRule.detailLevels?.[detailId] : undefined;
  return rubric.find(({ code }) => code === own) ?? lowestThatMeets(content);
}

/**
 * The lowest level with which some detail of the outcome meets.
 * @throws Error where no level meets: such a version is never published.
 */
export function levelNeededInOutcome(content: Scored & Outcomes, outcomeId: string): RubricLevel {
  const needed = detailsOf(content)
    .filter((detail) => detail.outcomeId === outcomeId)
    .map(({ id }) => levelNeededOn(content, id));
  const lowest = content.rubric.find((level) => needed.includes(level));
  if (lowest === undefined) throw new Error('A rubric scale without a level that meets cannot be earned.');
  return lowest;
}

/** How many of the details of an outcome have to meet. */
export function detailsThatCount({ passRule }: Pick<VersionContent, 'passRule'>, details: number): number {
  return passRule.kind === 'at-least-n-of-m' ? Math.min(passRule.atLeast, details) : details;
}

/** Whether a detail with this level meets; undefined when the scale does not have the level. */
export function meetsBy(content: Scored, detailId: string, level: string): boolean | undefined {
  const { rubric } = content;
  const place = rubric.findIndex(({ code }) => code === level);
  return place < 0 ? undefined : reaches(rubric, place, levelNeededOn(content, detailId));
}

/** The scale as the pass rule marks it: for one detail, or for the details that the rule does not name. */
export function scaleOf(content: Scored, detailId = ''): RubricLevel[] {
  const needed = levelNeededOn(content, detailId);
  return content.rubric.map((level, place) => ({ ...level, meets: reaches(content.rubric, place, needed) }));
}

function reaches(rubric: readonly RubricLevel[], place: number, needed: RubricLevel | undefined): boolean {
  return needed !== undefined && place >= rubric.indexOf(needed);
}

/**
 * The details that still keep the submission from being met, in order. The next attempt is about them (rule 15). None
 * when the submission is met.
 */
export function detailsToRedo(
  { outcomes, passRule }: Outcomes & Pick<VersionContent, 'passRule'>,
  met: ReadonlySet<string>,
): string[] {
  const details = detailsOf({ outcomes });
  const open = details.filter(({ id }) => !met.has(id));
  if (passRule.kind !== 'at-least-n-of-m') return open.map(({ id }) => id);
  const metIn = (outcomeId: string) => details.filter((one) => one.outcomeId === outcomeId && met.has(one.id)).length;
  return open.filter(({ outcomeId }) => metIn(outcomeId) < passRule.atLeast).map(({ id }) => id);
}

/** The rule in a sentence or two, for candidates, reviewers and authors. */
export function passRuleInWords(content: Scored & Outcomes): string {
  const { passRule } = content;
  const lowest = lowestThatMeets(content);
  if (lowest === undefined) return 'No level of the scale meets yet, so nobody can pass.';
  if (passRule.kind === 'at-least-n-of-m') {
    const { atLeast } = passRule;
    const counted = atLeast === 1 ? 'one detail' : `${atLeast} details`;
    return `At least ${counted} of each essential outcome must reach ${orAbove(content, lowest)}. An outcome with fewer details needs all of them.`;
  }
  const other = detailsOf(content).flatMap(({ id, statement }) => {
    const needed = levelNeededOn(content, id)!;
    return needed.code === lowest.code ? [] : [`“${statement}” must reach ${orAbove(content, needed)}.`];
  });
  const rest = other.length > 0 ? ', except these' : '';
  return [`Every detail must reach ${orAbove(content, lowest)}${rest}.`, ...other].join(' ');
}

/** A level in words, with those above it if there are any. */
function orAbove({ rubric }: Scored, level: RubricLevel): string {
  return level === rubric.at(-1) ? level.name : `${level.name} or above`;
}
