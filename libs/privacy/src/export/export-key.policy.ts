/** Where the file of an export is in the store. */
export const keyOf = (exportId: string): string => `export-${exportId}`;

/** The same in SQL, of a row of `data_export`. */
export const keySql = `'export-' || id`;
