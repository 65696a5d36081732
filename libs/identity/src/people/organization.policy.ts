import { foldText } from '#kernel';
import { numberWords, organizationKinds, placeWords, schoolLevels } from '../vocabulary.js';

/**
 * Whether two names that people typed mean one district or employer, however it is spelled: "Cedar Bluff R-II", "Cedar
 * Bluff R2 School Dist.". It rather finds one organization too many: a reviewer who is not asked costs less than one who
 * knows the candidate.
 */
export function sameOrganization(one: string | null, other: string | null): boolean {
  const [first, second] = [keyOf(one), keyOf(other)];
  return first !== '' && first === second;
}

/** Whether two people work at one school, however its name is spelled. Two districts can have schools of one name. */
export function atOneSchool(one: Placed, other: Placed): boolean {
  const sameDistrict = sameOrganization(one.district, other.district) || (!one.district && !other.district);
  return sameDistrict && sameOrganization(one.school, other.school);
}

interface Placed {
  school: string | null;
  district: string | null;
}

/** Words that say what kind of organization it is, and not which. */
const unsaying: ReadonlySet<string> = new Set(['the', 'of', 'and', ...organizationKinds.map(([word]) => word)]);

const inFull = fullForms([...organizationKinds, ...schoolLevels, ...placeWords, ...numberWords]);
const figures = fullForms(numberWords);

function fullForms(rows: readonly (readonly string[])[]): ReadonlyMap<string, string> {
  return new Map(rows.flatMap(([full, ...others]) => others.map((other) => [other, full!])));
}

function keyOf(name: string | null): string {
  const words = foldText(name ?? '')
    .replaceAll('.', '')
    .replace(
      /\b([rc])[\s\p{Pd}]*(\d+|[ivx]+)\b/gu,
      (_, letter: string, number: string) => ` ${letter}${figures.get(number) ?? number} `,
    )
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    // A letter by itself is a numeral only after "R" or "C".
    .map((word) => (word.length > 1 && inFull.get(word)) || word);
  const own = words.filter((word) => !unsaying.has(word));
  return (own.length === 0 ? words : own).join(' ');
}
