import type { EssentialOutcome } from '../../../../api/schema';
import { codesIn } from '../../parts/codes-in';
import type { Column } from '../../parts/data-table';
import { withoutGuard } from '../../parts/list-file';
import { readTitledFile, type Titles } from '../../parts/titled-file';
import { freeId } from './draft-edit';

/** A row of a file of outcomes: an outcome, or one of its details. */
interface OutcomeRow {
  outcome: number;
  /** Null for the outcome itself. */
  detail: string | null;
  statement: string;
  competencies: number[];
}

type Field = 'outcome' | 'detail' | 'statement' | 'competencies';

const titles: Titles<Field> = {
  outcome: ['Outcome', 'Number'],
  detail: ['Detail', 'Letter'],
  statement: ['Statement'],
  competencies: ['Competencies'],
};

export const outcomeColumns: Column<OutcomeRow>[] = [
  { title: titles.outcome[0]!, cell: ({ outcome }) => outcome },
  { title: titles.detail[0]!, cell: ({ detail }) => detail ?? '' },
  { title: titles.statement[0]!, cell: ({ statement }) => statement },
  { title: titles.competencies[0]!, cell: ({ competencies }) => competencies.join(', ') },
];

/** The rows of a file with all outcomes: each outcome before its details. */
export function outcomeRows(outcomes: readonly EssentialOutcome[]): OutcomeRow[] {
  return outcomes.flatMap(({ number, statement, competencies, details }) => [
    { outcome: number, detail: null, statement, competencies },
    ...details.map((detail) => ({
      outcome: number,
      detail: detail.letter,
      statement: detail.statement,
      competencies: [],
    })),
  ]);
}

export interface ReadOutcomes {
  outcomes: EssentialOutcome[];
  /** What cannot be used, each with its row. None when the file can be used. */
  faults: string[];
}

/**
 * The outcomes in a CSV file. Numbers and letters follow the order of the rows. An outcome or detail at the same place as
 * one in the draft keeps its id, so that the changes between versions can be found, and everything that a file lacks.
 */
export async function outcomesIn(bytes: ArrayBuffer, before: readonly EssentialOutcome[]): Promise<ReadOutcomes> {
  const { rows, missingTitles } = await readTitledFile(bytes, titles, ['outcome', 'statement']);
  if (missingTitles.length > 0) return { outcomes: [], faults: [`The file lacks ${missingTitles.join(' and ')}.`] };
  const outcomes: EssentialOutcome[] = [];
  const faults: string[] = [];
  const ids = new Set(before.flatMap(({ id, details }) => [id, ...details.map((detail) => detail.id)]));
  const idFor = (known: { id: string } | undefined): string => {
    const id = known?.id ?? freeId('o', ids);
    ids.add(id);
    return id;
  };
  for (const { line, said } of rows) {
    const statement = withoutGuard(said('statement'));
    const competencies = codesIn(said('competencies')).map(Number);
    if (statement === '') faults.push(`Row ${line} has no statement.`);
    if (competencies.some((number) => !Number.isInteger(number)))
      faults.push(`Row ${line}: write competencies as numbers with commas, for example 4, 5.`);
    const isDetail = said('detail') !== '';
    const last = outcomes.at(-1);
    if (!isDetail)
      outcomes.push({
        ...before[outcomes.length],
        id: idFor(before[outcomes.length]),
        number: outcomes.length + 1,
        statement,
        details: [],
        competencies,
      });
    else if (last === undefined) faults.push(`Row ${line} is a detail without an outcome above it.`);
    else {
      const place = last.details.length;
      const known = before[outcomes.length - 1]?.details[place];
      last.details.push({ ...known, id: idFor(known), letter: String.fromCharCode(97 + place), statement });
    }
  }
  return { outcomes, faults };
}

/** What differs, in words, by the place of each outcome and detail. */
export function outcomeChanges(before: readonly EssentialOutcome[], after: readonly EssentialOutcome[]): string[] {
  const [old, next] = [placesOf(before), placesOf(after)];
  return [
    ...[...next].flatMap(([place, words]) => {
      const was = old.get(place);
      if (was === undefined) return [`${place} is new: ${words}`];
      return was === words ? [] : [`${place} was “${was}” and becomes “${words}”`];
    }),
    ...[...old].flatMap(([place, words]) => (next.has(place) ? [] : [`${place} is removed: ${words}`])),
  ];
}

function placesOf(outcomes: readonly EssentialOutcome[]): Map<string, string> {
  return new Map(
    outcomeRows(outcomes).map(({ outcome, detail, statement, competencies }) => [
      detail === null ? `Outcome ${outcome}` : `Detail ${outcome}${detail}`,
      competencies.length === 0 ? statement : `${statement} (competencies ${competencies.join(', ')})`,
    ]),
  );
}
