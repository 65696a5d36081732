import type { PersonalData, PersonalTable } from '#database';
import type { Fate } from '../vocabulary.js';
import { fateOf, recordKinds } from './held-data.js';

const fates: Record<Fate, string> = { deleted: 'deletes it', emptied: 'deletes the words in it', kept: 'keeps it' };

/** The inventory of docs/privacy.md: a table of each kind of record. */
export function inventory(holdings: readonly PersonalData[]): string {
  const tables = holdings.flatMap((holding) => holding.tables).toReversed();
  return recordKinds
    .map(([kind, title]) =>
      part(
        title,
        tables.filter((table) => table.kind === kind),
      ),
    )
    .join('\n\n');
}

function part(title: string, tables: readonly PersonalTable[]): string {
  return [
    `### ${title}`,
    '',
    '| what is kept | table | who reads it | an erasure | in the export |',
    '| --- | --- | --- | --- | --- |',
    ...tables.map((table) => `| ${cellsOf(table).join(' | ')} |`),
  ].join('\n');
}

function cellsOf(table: PersonalTable): string[] {
  return [
    table.about,
    `\`${table.table.replaceAll('"', '')}\``,
    table.readers,
    fates[fateOf(table)],
    table.exported === undefined ? 'no' : 'yes',
  ];
}

const [begin, end] = ['<!-- inventory -->', '<!-- /inventory -->'];

/** The inventory in a text, between its marks. */
export function inventoryIn(text: string): string {
  return text.slice(text.indexOf(begin) + begin.length, text.indexOf(end)).trim();
}
