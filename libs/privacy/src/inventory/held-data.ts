import type { PersonalData, PersonalTable, RecordKind } from '#database';
import type { Fate } from '../vocabulary.js';

export interface HeldData {
  kind: RecordKind;
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

/** What is kept about people, in words; each thing once. */
export function heldData(holdings: readonly PersonalData[]): HeldData[] {
  const all = holdings
    .flatMap(({ tables }) => tables)
    .toReversed()
    .map((table) => ({
      kind: table.kind,
      about: table.about,
      readers: table.readers,
      erasure: fateOf(table),
      exported: table.exported !== undefined,
    }));
  return all.filter(({ about }, index) => all.findIndex((other) => other.about === about) === index);
}
