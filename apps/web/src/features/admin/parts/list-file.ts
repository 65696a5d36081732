import type { Column } from './data-table';

/** A column of a file: its title, and what it says of a row. */
interface FileColumn<Row> {
  title: string;
  text: (row: Row) => string | number;
}

/**
 * A list as CSV: a line of titles and a line for each row, for spreadsheets. Excel takes the first character as the sign
 * of UTF-8. A text that a spreadsheet would run as a formula gets an apostrophe before it.
 */
export async function csvOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Promise<string> {
  const { default: papa } = await import('papaparse');
  const written = columns.flatMap((column) => fileColumn(column) ?? []);
  const lines = [written.map(({ title }) => title), ...rows.map((row) => written.map(({ text }) => text(row)))];
  return `\ufeff${papa.unparse(lines, { escapeFormulae: true, newline: '\r\n' })}\r\n`;
}

/** Removes the apostrophe that {@link csvOf} puts before a text that a spreadsheet would run. */
export const withoutGuard = (words: string): string => words.replace(/^'(?=[=+\-@\t\r])/, '');

function fileColumn<Row>({ title, text, cell }: Column<Row>): FileColumn<Row> | null {
  if (text === null) return null;
  return { title, text: text ?? ((row) => cell(row) as string | number) };
}

/** "people-by-name-2026-11-25.csv" */
export function fileNameOf(list: string, day: string): string {
  const words = list
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `${words}-${day}.csv`;
}
