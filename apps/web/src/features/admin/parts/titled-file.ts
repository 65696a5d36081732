/** A row of a file, by the titles of its columns. */
export interface TitledRow<Field extends string> {
  /** The row's number as a spreadsheet shows it. The titles are row 1. */
  line: number;
  /** What the row says in a column, trimmed; empty if the file lacks the column. */
  said: (field: Field) => string;
}

export interface TitledFile<Row> {
  rows: Row[];
  /** Titles that mean nothing here. Their columns are not read. */
  unknownTitles: string[];
  /** Required titles that the file lacks. */
  missingTitles: string[];
}

/** The titles of a file's columns, in their order, and what else each may be called. */
export type Titles<Field extends string> = Readonly<Record<Field, readonly string[]>>;

export const fieldsOf = <Field extends string>(titles: Titles<Field>) => Object.keys(titles) as Field[];

/** Reads a CSV file with a row of titles, with commas, semicolons or tabs. Empty rows are left out. */
export async function readTitledFile<Field extends string>(
  bytes: ArrayBuffer,
  titles: Titles<Field>,
  required: readonly NoInfer<Field>[],
): Promise<TitledFile<TitledRow<Field>>> {
  const { default: papa } = await import('papaparse');
  const [head = [], ...lines] = papa.parse<string[]>(decoded(bytes)).data;
  const columns = head.map((title) => fieldsOf(titles).find((field) => isTitleOf(titles[field], title)));
  return {
    rows: lines
      .map((cells, index) => ({
        line: index + 2,
        isEmpty: cells.every((cell) => cell.trim() === ''),
        said: (field: Field) => cells[columns.indexOf(field)]?.trim() ?? '',
      }))
      .filter(({ isEmpty }) => !isEmpty)
      .map(({ line, said }) => ({ line, said })),
    unknownTitles: head.filter((title, index) => columns[index] === undefined && title.trim() !== ''),
    missingTitles: required.filter((field) => !columns.includes(field)).map((field) => titles[field][0]!),
  };
}

/** The same for upper and lower case. */
export const folded = (words: string): string => words.trim().toLowerCase();

const isTitleOf = (names: readonly string[], title: string) => names.some((name) => folded(name) === folded(title));

/** UTF-8; otherwise as Excel for Windows writes it. */
function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
