interface Holding {
  tables: readonly { table: string; erase: 'delete' | object; plain?: readonly string[] }[];
  impersonal: readonly string[];
}

/** The columns that can hold words about people and are missing from the inventory. */
export function unaccountedFor(
  columns: readonly { table: string; column: string }[],
  holdings: readonly Holding[],
): string[] {
  const impersonal = new Set(holdings.flatMap((holding) => holding.impersonal));
  const known = holdings.flatMap(({ tables }) => tables);
  return columns
    .filter(({ table }) => !impersonal.has(table))
    .filter(
      ({ table, column }) =>
        !known.some(
          (holding) =>
            holding.table === table &&
            (holding.erase === 'delete' || column in holding.erase || holding.plain?.includes(column)),
        ),
    )
    .map(({ table, column }) => `${table}.${column}`)
    .sort();
}
