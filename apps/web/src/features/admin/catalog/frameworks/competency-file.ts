import type { AuthoredFramework, Competency, CompetencyInput } from '../../../../api/schema';
import { codesIn } from '../../parts/codes-in';
import type { Column } from '../../parts/data-table';
import { withoutGuard } from '../../parts/list-file';
import { readTitledFile, type TitledFile, type Titles } from '../../parts/titled-file';

/** A competency in a file. What the file says wrongly stays as it is: the API says what is wrong. */
export interface CompetencyRow {
  line: number;
  competency: CompetencyInput;
}

type Field = 'number' | 'domain' | 'function' | 'title' | 'psel';

const titles: Titles<Field> = {
  number: ['Number'],
  domain: ['Domain'],
  function: ['Function'],
  title: ['Title', 'Competency'],
  psel: ['PSEL codes', 'PSEL'],
};

export const titleOf = (field: string): string | undefined =>
  field === 'levels' ? 'Levels' : titles[field as Field]?.[0];

/** The columns of a file with every competency: one for each level, so that it can be changed and imported again. */
export function columnsOf({ levels }: AuthoredFramework): Column<Competency>[] {
  return [
    { title: titles.number[0]!, cell: ({ number }) => number },
    { title: titles.domain[0]!, cell: ({ domain }) => domain },
    { title: titles.function[0]!, cell: (competency) => competency.function },
    { title: titles.title[0]!, cell: ({ title }) => title },
    { title: titles.psel[0]!, cell: ({ psel }) => psel.join(', ') },
    ...levels.map((level) => ({
      title: level.name,
      cell: (competency: Competency) => competency.levels[level.code] ?? '',
    })),
  ];
}

/** Reads a CSV file of competencies: a column for each level, named by its name or code. */
export async function competenciesIn(
  bytes: ArrayBuffer,
  { levels }: AuthoredFramework,
): Promise<TitledFile<CompetencyRow>> {
  const columns = Object.fromEntries(levels.map(({ code, name }) => [`level ${code}`, [name, code]]));
  const all: Titles<string> = { ...titles, ...columns };
  const file = await readTitledFile(bytes, all, ['number', 'domain', 'function', 'title']);
  return {
    ...file,
    rows: file.rows.map(({ line, said }) => ({
      line,
      competency: {
        number: Number(said('number')),
        domain: said('domain').toUpperCase(),
        function: withoutGuard(said('function')),
        title: withoutGuard(said('title')),
        psel: codesIn(said('psel')),
        levels: Object.fromEntries(
          levels
            .map(({ code }) => [code, withoutGuard(said(`level ${code}`))] as const)
            .filter(([, words]) => words !== ''),
        ),
      },
    })),
  };
}
