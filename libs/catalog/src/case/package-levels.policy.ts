import type { FieldError } from '#kernel';
import { repeated } from '../repeated.policy.js';
import { type CaseObject, type CasePackageObject, onOneLine, identifierKey } from './case-package.document.js';

export interface ProjectedLevel {
  identifier: string;
  code: string;
  name: string;
  about: string;
}

interface CriterionLevel extends CaseObject {
  identifier: string;
  quality?: string | null;
  description?: string | null;
  position?: number | null;
}

interface Criterion extends CaseObject {
  CFItemURI?: { identifier?: string } | string | null;
  CFRubricCriterionLevels?: CriterionLevel[] | null;
}

interface Rubric extends CaseObject {
  CFRubricCriteria?: Criterion[] | null;
}

interface FoundLevels {
  levels: ProjectedLevel[];
  /** What a competency looks like at each level. */
  descriptorsOf: (itemIdentifier: string) => Record<string, string>;
}

/**
 * The levels of a package: those of the first rubric with a criterion that is about no item. CASE has no other place for
 * the levels of a whole framework. A package without such a rubric has none.
 * @param kept the codes that levels had before, by identifier.
 */
export function levelsOf(pkg: CasePackageObject, kept: ReadonlyMap<string, string>): FoundLevels {
  const rubrics = (pkg.CFRubrics ?? []) as Rubric[];
  for (const rubric of rubrics) {
    const criteria = rubric.CFRubricCriteria ?? [];
    const general = criteria.find(({ CFItemURI }) => CFItemURI === undefined || CFItemURI === null);
    const levels = general === undefined ? [] : levelsIn(general, rubric, kept);
    if (levels.length === 0) continue;
    const byItem = new Map(criteria.map((criterion) => [itemOf(criterion), criterion]));
    return {
      levels,
      descriptorsOf: (identifier) => descriptorsIn(byItem.get(identifierKey(identifier)), levels),
    };
  }
  return { levels: [], descriptorsOf: () => ({}) };
}

/** Levels of one criterion that share an identifier. @param pkg a package whose types are right. */
export function levelFaultsOf(pkg: CasePackageObject): FieldError[] {
  return ((pkg.CFRubrics ?? []) as Rubric[]).flatMap(({ CFRubricCriteria }, rubric) =>
    (CFRubricCriteria ?? []).flatMap(({ CFRubricCriterionLevels }, criterion) =>
      repeated(
        (CFRubricCriterionLevels ?? []).map(({ identifier }, index) => ({
          pointer: `/CFRubrics/${rubric}/CFRubricCriteria/${criterion}/CFRubricCriterionLevels/${index}/identifier`,
          value: identifierKey(identifier),
        })),
        () => 'Another level of this criterion has this identifier already.',
      ),
    ),
  );
}

function levelsIn(criterion: Criterion, rubric: Rubric, kept: ReadonlyMap<string, string>): ProjectedLevel[] {
  const codes = (rubric.extensions as CaseObject | null | undefined)?.levelCodes;
  const known = Array.isArray(codes) ? (codes as unknown[]) : [];
  const used = new Set<string>();
  return inOrder(criterion).flatMap(({ identifier, quality, description }, index) => {
    const name = onOneLine(quality ?? '');
    const own = typeof known[index] === 'string' ? known[index] : codeOf(name, index + 1);
    const code = kept.get(identifierKey(identifier)) ?? own;
    if (name === '' || !/^[!-~]{1,40}$/.test(code) || used.has(code)) return [];
    used.add(code);
    return [{ identifier: identifierKey(identifier), code, name, about: description ?? '' }];
  });
}

function descriptorsIn(criterion: Criterion | undefined, levels: ProjectedLevel[]): Record<string, string> {
  if (criterion === undefined) return {};
  const described = inOrder(criterion).flatMap(({ quality, description }) => {
    const level = levels.find(({ name }) => name === onOneLine(quality ?? ''));
    return level === undefined || !description ? [] : [[level.code, description] as const];
  });
  return Object.fromEntries(described);
}

const inOrder = ({ CFRubricCriterionLevels }: Criterion): CriterionLevel[] =>
  [...(CFRubricCriterionLevels ?? [])].sort((a, b) => (a.position ?? 0) - (b.position ?? 0));

const itemOf = ({ CFItemURI }: Criterion): string =>
  typeof CFItemURI === 'object' && typeof CFItemURI?.identifier === 'string' ? identifierKey(CFItemURI.identifier) : '';

const codeOf = (name: string, place: number): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')
    .slice(0, 40) || `level_${place}`;
