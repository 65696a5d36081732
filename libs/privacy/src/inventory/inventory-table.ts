import type { PersonalData, PersonalTable, RecordKind } from '#database';
import type { Fate } from '../vocabulary.js';
import { fateOf } from './held-data.js';

/** The kinds of records, in the order of the inventory, with their headings. */
const kinds: [RecordKind, string][] = [
  ['account', 'Account'],
  ['work', 'Work of candidates'],
  ['assessment', 'Assessments'],
  ['award', 'Badges'],
  ['career', 'Career certificate'],
  ['message', 'Messages'],
  ['technical', 'Technical records'],
];

const fates: Record<Fate, string> = { deleted: 'deletes it', emptied: 'deletes the words in it', kept: 'keeps it' };

/** The inventory of docs/privacy.md: a table of each kind of record. */
export function inventory(holdings: readonly PersonalData[]): string {
  const tables = holdings.flatMap((holding) => holding.tables).toReversed();
  return kinds
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
