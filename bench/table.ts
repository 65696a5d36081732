export interface Table {
  columns: string[];
  /** Numbers are aligned to the right. */
  rows: (string | number)[][];
}

/** The table in Markdown, aligned so that it also reads well in a terminal. */
export function formatTable({ columns, rows }: Table): string {
  const isNumeric = columns.map((_, column) => rows.some((row) => typeof row[column] === 'number'));
  const cells = [columns, ...rows].map((row) =>
    row.map((cell) => (typeof cell === 'number' ? cell.toLocaleString('en-US') : cell)),
  );
  const widths = columns.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  const line = (row: string[]) =>
    `| ${row.map((cell, column) => (isNumeric[column] ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!))).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (isNumeric[column] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))).join(' | ')} |`;
  const [head, ...body] = cells.map(line);
  return [head, rule, ...body].join('\n');
}
