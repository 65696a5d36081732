/** Whether an event carries the mark of Laurel's programs. `earlier`: it is from before the record was kept. */
export const entrySources = ['marked', 'earlier', 'unmarked'] as const;
export type EntrySource = (typeof entrySources)[number];

/** What verification finds wrong. */
export const faultKinds = ['altered', 'rows-altered', 'removed', 'inserted', 'reordered', 'checkpoint'] as const;
export type FaultKind = (typeof faultKinds)[number];

/** The words of each column that has them. */
export const columns = { 'record_entry.source': entrySources };
