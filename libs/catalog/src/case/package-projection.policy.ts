import {
  type CaseItemObject,
  type CaseObject,
  type CasePackageObject,
  onOneLine,
  identifierKey,
} from './case-package.document.js';
import { longestPartName } from '../vocabulary.js';
import { levelsOf, type ProjectedLevel } from './package-levels.policy.js';
import { type TreeNode, treeOf } from './package-tree.policy.js';

export interface ProjectedDomain {
  identifier: string;
  code: string;
  name: string;
  functions: { identifier: string; name: string }[];
}

export interface ProjectedCompetency {
  identifier: string;
  uri: string;
  number: number;
  /** The domain's code. */
  domain: string;
  function: string;
  title: string;
  psel: string[];
  /** By level code. */
  descriptors: Record<string, string>;
}

/** What our tables show of a package. The package itself is kept whole elsewhere. */
export interface Projection {
  levels: ProjectedLevel[];
  domains: ProjectedDomain[];
  competencies: ProjectedCompetency[];
}

/** What the program has already. */
export interface Known {
  /** The numbers of this package's competencies from before, by identifier. They stay. */
  numbers: ReadonlyMap<string, number>;
  /** The codes of this package's domains and levels from before, by identifier. They stay. */
  codes: ReadonlyMap<string, string>;
  /** The numbers of all competencies of the program. */
  taken: ReadonlySet<number>;
}

/**
 * Turns a package into the parts of our tables. An item directly below the document is a domain. An item with nothing
 * below it is a competency, and its parent is its function. In a deeper tree, the path becomes the function's name.
 */
export function projectionOf(pkg: CasePackageObject, known: Known): Projection {
  const { levels, descriptorsOf } = levelsOf(pkg, known.codes);
  const codes = new Naming(known.codes);
  const numbers = new Numbering(known);
  const domains: ProjectedDomain[] = [];
  const found: { item: CaseItemObject; domain: string; function: string }[] = [];
  const whole: TreeNode[] = [];
  for (const root of treeOf(pkg)) {
    if (isCompetency(root)) whole.push(root);
    else domains.push(domainOf(root, codes.of(root.item, domains.length + 1), found));
  }
  if (whole.length > 0) {
    // A list without groups: the document itself is the domain.
    const { identifier, title } = pkg.CFDocument;
    const document = { identifier, fullStatement: title } as CaseItemObject;
    domains.push(domainOf({ item: document, children: whole }, codes.of(document, domains.length + 1), found));
  }
  for (const { item } of found) numbers.keep(item);
  return {
    levels,
    domains,
    competencies: found.map(({ item, ...place }) => ({
      ...place,
      identifier: identifierKey(item.identifier),
      uri: item.uri,
      number: numbers.of(item),
      title: titleOf(item),
      psel: pselOf(item),
      descriptors: descriptorsOf(item.identifier),
    })),
  };
}

function domainOf(
  { item, children }: TreeNode,
  code: string,
  found: { item: CaseItemObject; domain: string; function: string }[],
): ProjectedDomain {
  const functions: ProjectedDomain['functions'] = [];
  const names = new Set<string>();
  const functionFor = (of: CaseItemObject, path: readonly string[]): string => {
    const name = unique(shortened(path.join(' › ')), names);
    functions.push({ identifier: identifierKey(of.identifier), name });
    return name;
  };
  const waiting: { node: TreeNode; path: string[] }[] = [{ node: { item, children }, path: [] }];
  // Depth first without recursion: a hostile package can be as deep as it is long.
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, path } = next;
    const own = node.children.filter(isCompetency);
    const groups = node.children.filter((child) => !isCompetency(child));
    if (own.length > 0 || (groups.length === 0 && node.item !== item)) {
      const name = functionFor(node.item, path.length === 0 ? [nameOf(item)] : path);
      for (const child of own) found.push({ item: child.item, domain: code, function: name });
    }
    for (const child of groups.reverse())
      waiting.push({ node: child, path: [...path, nameOf(child.item)].slice(-longestPath) });
  }
  return { identifier: identifierKey(item.identifier), code, name: nameOf(item), functions };
}

/** The most groups in the name of a function. */
const longestPath = 3;

/** Whether an item says that it is a group, although it has no children yet. */
const isEmptyGroup = ({ CFItemType }: CaseItemObject): boolean =>
  typeof CFItemType === 'string' && ['domain', 'function'].includes(CFItemType.toLowerCase());

const isCompetency = ({ item, children }: TreeNode): boolean => children.length === 0 && !isEmptyGroup(item);

const titleOf = ({ fullStatement, humanCodingScheme, identifier }: CaseItemObject): string =>
  onOneLine(fullStatement) || onOneLine(humanCodingScheme ?? '') || identifier;

const shortened = (name: string): string => [...name].slice(0, longestPartName).join('');
const nameOf = (item: CaseItemObject): string => shortened(titleOf(item));

function unique(name: string, taken: Set<string>): string {
  let free = name;
  for (let count = 2; taken.has(free); count++) free = `${name} (${count})`;
  taken.add(free);
  return free;
}

/** The PSEL codes. CASE has no field for them, so Laurel writes them in the extensions. */
function pselOf({ extensions }: CaseItemObject): string[] {
  const psel = (extensions as CaseObject | null | undefined)?.psel;
  return Array.isArray(psel) ? psel.filter((code) => typeof code === 'string') : [];
}

/** Gives each domain a code: the one it had, its own, or `D1`, `D2` … */
class Naming {
  private readonly used: Set<string>;

  constructor(private readonly known: ReadonlyMap<string, string>) {
    this.used = new Set(known.values());
  }

  of({ identifier, humanCodingScheme }: CaseItemObject, place: number): string {
    const kept = this.known.get(identifierKey(identifier));
    if (kept !== undefined) return kept;
    const own = onOneLine(humanCodingScheme ?? '').toUpperCase();
    return unique(/^[!-~]{1,40}$/.test(own) && !this.used.has(own) ? own : `D${place}`, this.used);
  }
}

/** Gives each competency a number: the one it had, its own if that is free, or the next free one. */
class Numbering {
  private readonly used: Set<number>;
  private readonly given: Map<string, number>;
  private last = 0;

  constructor({ numbers, taken }: Known) {
    this.given = new Map(numbers);
    this.used = new Set(taken);
  }

  /** Takes the competency's own number if it is free, before any other competency gets it as the next. */
  keep({ identifier, humanCodingScheme }: CaseItemObject): void {
    const key = identifierKey(identifier);
    const own = /^[1-9]\d{0,5}$/.test(humanCodingScheme ?? '') ? Number(humanCodingScheme) : null;
    if (this.given.has(key) || own === null || this.used.has(own)) return;
    this.used.add(own);
    this.given.set(key, own);
  }

  of({ identifier }: CaseItemObject): number {
    const known = this.given.get(identifierKey(identifier));
    if (known !== undefined) return known;
    do this.last++;
    while (this.used.has(this.last));
    this.used.add(this.last);
    return this.last;
  }
}
