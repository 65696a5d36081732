const wordPattern = /'([^']+)'::text/g;

/**
 * The words that a CHECK constraint allows in a column, as PostgreSQL writes it: `CHECK ((state = ANY (ARRAY[…])))`.
 * Null for a constraint about anything else.
 */
export function wordsInCheck(definition: string): string[] | null {
  const list = /^CHECK \(\(\w+ (?:= ANY \(ARRAY\[('.*)\]\)|<@ ARRAY\[('.*)\]|= ('[^']+'::text))\)\)$/.exec(definition);
  if (list === null) return null;
  return [...(list[1] ?? list[2] ?? list[3]!).matchAll(wordPattern)].map(([, word]) => word!);
}

/** The columns that a condition of the schema compares with words, each with these words, as PostgreSQL writes it. */
export function wordsCompared(condition: string): [column: string, words: string[]][] {
  const comparison = /(\w+) (?:=|<>) (?:(?:ANY|ALL) \(ARRAY\[((?:'[^']*'::text(?:, )?)+)\]\)|('[^']*'::text))/g;
  return [...condition.matchAll(comparison)].map(([, column, list, word]) => [
    column!,
    [...(list ?? word!).matchAll(wordPattern)].map(([, found]) => found!),
  ]);
}

export interface Condition {
  table: string;
  condition: string;
}

/** The words in conditions that the vocabulary of their column lacks, one sentence each. */
export function strangeWords(
  conditions: readonly Condition[],
  vocabularies: Record<string, readonly string[]>,
): string[] {
  return conditions.flatMap(({ table, condition }) =>
    wordsCompared(condition).flatMap(([column, words]) =>
      lacking(`${table}.${column}: the vocabulary lacks`, words, vocabularies[`${table}.${column}`] ?? words),
    ),
  );
}

/** The differences between the schema and the vocabularies in columns of words, one sentence each. */
export function differences(
  schema: Record<string, readonly string[]>,
  vocabularies: Record<string, readonly string[]>,
): string[] {
  const unnamed = Object.keys(schema).filter((column) => vocabularies[column] === undefined);
  const unchecked = Object.keys(vocabularies).filter((column) => schema[column] === undefined);
  const differing = Object.keys(schema).flatMap((column) => {
    const [inSchema, inVocabulary] = [schema[column]!, vocabularies[column] ?? schema[column]!];
    return [
      ...lacking(`${column}: the vocabulary lacks`, inSchema, inVocabulary),
      ...lacking(`${column}: the schema lacks`, inVocabulary, inSchema),
    ];
  });
  return [
    ...unnamed.map((column) => `${column}: no vocabulary names it`),
    ...unchecked.map((column) => `${column}: the schema has no CHECK of it`),
    ...differing,
  ];
}

function lacking(sentence: string, words: readonly string[], among: readonly string[]): string[] {
  const absent = words.filter((word) => !among.includes(word));
  return absent.length === 0 ? [] : [`${sentence} ${absent.join(', ')}`];
}
