import { canonicalJson } from '#kernel';
import type { ItemChangeKind } from '../vocabulary.js';
import { type CaseItemObject, type CasePackageObject, onOneLine, identifierKey } from './case-package.document.js';

/** How an import changes one item. */
export interface ItemChange {
  kind: ItemChangeKind;
  identifier: string;
  /** The item's code and statement after the import. For a removed item, those before it. */
  words: string;
}

export interface PackageChanges {
  /** Whether anything in the package differs, even if no item does. */
  any: boolean;
  added: number;
  removed: number;
  changed: number;
  unchanged: number;
  /** The first of the changes, in the order of the package. */
  items: ItemChange[];
}

/** How many changes a preview lists one by one. */
const mostListed = 200;

/** What an import changes. @param before null for a package that is not here yet. */
export function packageChanges(before: CasePackageObject | null, after: CasePackageObject): PackageChanges {
  const old = new Map((before?.CFItems ?? []).map((item) => [identifierKey(item.identifier), item]));
  const items = (after.CFItems ?? []).flatMap((item): ItemChange[] => {
    const known = old.get(identifierKey(item.identifier));
    old.delete(identifierKey(item.identifier));
    if (known === undefined) return [change('added', item)];
    return canonicalJson(known) === canonicalJson(item) ? [] : [change('changed', item)];
  });
  items.push(...[...old.values()].map((item) => change('removed', item)));
  const count = (kind: ItemChangeKind): number => items.filter((item) => item.kind === kind).length;
  const [added, removed, changed] = [count('added'), count('removed'), count('changed')];
  return {
    any: before === null || canonicalJson(before) !== canonicalJson(after),
    added,
    removed,
    changed,
    unchanged: (after.CFItems ?? []).length - added - changed,
    items: items.slice(0, mostListed),
  };
}

function change(kind: ItemChangeKind, { identifier, humanCodingScheme, fullStatement }: CaseItemObject): ItemChange {
  const words = onOneLine(`${humanCodingScheme ?? ''} ${fullStatement}`).slice(0, 200);
  return { kind, identifier, words };
}
