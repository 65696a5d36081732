/** Words that say what kind of organization it is, and not which. */
const kinds = new Set(['the', 'of', 'and', 'district', 'school', 'public', 'consolidated', 'reorganized', 'unified']);

const spelledOut: Readonly<Record<string, string>> = {
  dist: 'district',
  districts: 'district',
  sch: 'school',
  schs: 'school',
  schl: 'school',
  schools: 'school',
  sd: 'district',
  usd: 'district',
  pub: 'public',
  ps: 'public',
  st: 'saint',
  mt: 'mount',
  ft: 'fort',
};

const roman: Readonly<Record<string, string>> = {
  i: '1',
  ii: '2',
  iii: '3',
  iv: '4',
  v: '5',
  vi: '6',
  vii: '7',
  viii: '8',
  ix: '9',
  x: '10',
  xi: '11',
  xii: '12',
  xiii: '13',
};

/**
 * Whether two names that people typed mean one district or employer, however it is spelled: "Cedar Bluff R-II", "Cedar
 * Bluff R2 School Dist.". It rather finds one organization too many: a reviewer who is not asked costs less than one who
 * knows the candidate.
 */
export function sameOrganization(one: string | null, other: string | null): boolean {
  const [first, second] = [keyOf(one), keyOf(other)];
  return first !== '' && first === second;
}

function keyOf(name: string | null): string {
  const words = (name ?? '')
    .normalize('NFKD')
    .replace(/\p{M}|[\u200b-\u200f\u00ad'’.]/gu, '')
    .toLowerCase()
    .replace(
      /\b([rc])[\s\p{Pd}]*(\d+|[ivx]+)\b/gu,
      (_, letter: string, number: string) => ` ${letter}${roman[number] ?? number} `,
    )
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => spelledOut[word] ?? word);
  const own = words.filter((word) => !kinds.has(word));
  return (own.length === 0 ? words : own).join(' ');
}
