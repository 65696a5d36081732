/** How long something is kept, by the kind of record that it is. The periods are settings. */
export type RecordKind = 'account' | 'work' | 'assessment' | 'award' | 'career' | 'message' | 'technical';

/** What a table holds about people, and what becomes of it when one of them is erased (rule 35). */
export interface PersonalTable {
  /** As SQL names it: `enrollment`, `auth."user"`. */
  table: string;
  /** In words that a person reads in the inventory. */
  about: string;
  kind: RecordKind;
  /** Who can read it, in words. */
  readers: string;
  /** Which rows are about a person: a condition on the table `t`, where `$1` is the person's id. */
  whose: string;
  /**
   * `delete` removes the rows. Otherwise the columns that hold words about the person, and the SQL that each becomes;
   * empty where a row holds none.
   */
  erase: 'delete' | Readonly<Record<string, string>>;
  /** Columns with text that say nothing about anybody: states, codes, hashes, keys. */
  plain?: readonly string[];
  /** What the person gets in an export: SQL of one JSON column `item`, where `$1` is their id. Absent: nothing. */
  exported?: string;
}

/** What a slice holds about people. Its tables are in the order in which they are erased. */
export interface PersonalData {
  slice: string;
  tables: readonly PersonalTable[];
  /** SQL that gives the ids of the things whose events are about a person, where `$1` is the person's id. */
  subjects: readonly string[];
  /** What the store holds about a person: SQL that gives a column `key`, and the kind of record that the contents are. */
  stored?: { kind: RecordKind; keys: string };
  /**
   * SQL that gives the files in a person's export: `key` in the store, `folder`, `name`, `size`, `sha256` (empty while it is
   * unknown), and `left_out`: null, or why the export does not contain the file.
   */
  exportedFiles?: string;
  /** Tables that say nothing about anybody. */
  impersonal: readonly string[];
}
