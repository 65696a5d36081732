import type { PersonalData, PersonalTable, RecordKind } from '#database';
import type { Fate } from '../vocabulary.js';

/** The kinds of records, in the order of the inventory, with their headings. */
export const recordKinds: readonly [RecordKind, string][] = [
  ['account', 'Account'],
  ['work', 'Work of candidates'],
  ['assessment', 'Assessments'],
  ['award', 'Badges'],
  ['career', 'Career certificate'],
  ['message', 'Messages'],
  ['technical', 'Technical records'],
];

/** What is kept of one kind. */
export interface HeldKind {
  title: string;
  held: HeldData[];
}

export interface HeldData {
  about: string;
  readers: string;
  erasure: Fate;
  exported: boolean;
}

/** What an erasure makes of the rows of a table. */
export function fateOf({ erase }: Pick<PersonalTable, 'erase'>): Fate {
  if (erase === 'delete') return 'deleted';
  return Object.keys(erase).length === 0 ? 'kept' : 'emptied';
}

/** What is kept about people, in words, by kind; each thing once. */
export function heldData(holdings: readonly PersonalData[]): HeldKind[] {
  const all = holdings.flatMap(({ tables }) => tables).toReversed();
  const once = all.filter(({ about }, index) => all.findIndex((other) => other.about === about) === index);
  return recordKinds.map(([kind, title]) => ({
    title,
    held: once
      .filter((table) => table.kind === kind)
      .map((table) => ({
        about: table.about,
        readers: table.readers,
        erasure: fateOf(table),
        exported: table.exported !== undefined,
      })),
  }));
}
