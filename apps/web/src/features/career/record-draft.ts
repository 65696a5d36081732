import type { CareerRecordInput } from '../../api/schema';

/** A field of a row in the form. */
export interface Field {
  name: string;
  label: string;
  kind: 'text' | 'day' | 'hours';
  optional?: boolean;
  description?: string;
  maxLength?: number;
}

export interface RowList {
  title: string;
  /** The name of one row: "position". */
  one: string;
  about: string;
  fields: Field[];
}

const from: Field = { name: 'from', label: 'First day', kind: 'day' };
const to: Field = {
  name: 'to',
  label: 'Last day',
  kind: 'day',
  optional: true,
  description: 'Leave empty if this is current',
};
const on: Field = { name: 'on', label: 'Day', kind: 'day' };

/** The lists of a record, in the order of the form. */
export const lists = {
  positions: {
    title: 'Experience',
    one: 'position',
    about: 'Each position as a school or district administrator. Days that overlap count once.',
    fields: [
      { name: 'role', label: 'Role', kind: 'text', maxLength: 200 },
      { name: 'place', label: 'School or district', kind: 'text', maxLength: 200 },
      from,
      to,
    ],
  },
  mentoring: {
    title: 'Mentoring',
    one: 'mentoring period',
    about: 'The periods in which you had a mentor.',
    fields: [{ name: 'mentor', label: 'Mentor', kind: 'text', maxLength: 200 }, from, to],
  },
  development: {
    title: 'Professional development',
    one: 'entry',
    about: 'What you attended, and for how many hours.',
    fields: [
      { name: 'about', label: 'Title', kind: 'text', maxLength: 500 },
      on,
      { name: 'hours', label: 'Hours', kind: 'hours', description: 'To the nearest quarter hour' },
    ],
  },
  evaluations: {
    title: 'Evaluations',
    one: 'evaluation',
    about: 'Your yearly evaluations.',
    fields: [{ name: 'by', label: 'Evaluator', kind: 'text', maxLength: 200 }, on],
  },
} as const satisfies Record<string, RowList>;

export type ListName = keyof typeof lists;
export const listNames = Object.keys(lists) as ListName[];

/** A row being edited. Its key stays the same when other rows are removed. */
export interface Row {
  key: number;
  entries: Record<string, string>;
}

/** The record being edited. */
export interface Draft {
  initialCertificateOn: string;
  transitionCertificateOn: string;
  rows: Record<ListName, Row[]>;
}

let made = 0;
const rowOf = (entries: Record<string, string>): Row => ({ key: made++, entries });

export function emptyRow(name: ListName): Row {
  return rowOf(Object.fromEntries(lists[name].fields.map((field) => [field.name, ''])));
}

export function draftOf(record: CareerRecordInput): Draft {
  const rows = (name: ListName) =>
    (record[name] as Record<string, unknown>[]).map((row) =>
      rowOf(Object.fromEntries(lists[name].fields.map((field) => [field.name, String(row[field.name] ?? '')]))),
    );
  return {
    initialCertificateOn: record.initialCertificateOn ?? '',
    transitionCertificateOn: record.transitionCertificateOn ?? '',
    rows: {
      positions: rows('positions'),
      mentoring: rows('mentoring'),
      development: rows('development'),
      evaluations: rows('evaluations'),
    },
  };
}

/** The record as the API takes it. An empty optional field becomes null. */
export function recordOf({ initialCertificateOn, transitionCertificateOn, rows }: Draft): CareerRecordInput {
  const values = (name: ListName) =>
    rows[name].map(({ entries }) =>
      Object.fromEntries(lists[name].fields.map((field: Field) => [field.name, valueOf(field, entries[field.name]!)])),
    );
  return {
    initialCertificateOn: initialCertificateOn || null,
    transitionCertificateOn: transitionCertificateOn || null,
    ...Object.fromEntries(listNames.map((name) => [name, values(name)])),
  } as CareerRecordInput;
}

function valueOf({ kind, optional }: Field, entry: string): string | number | null {
  if (kind === 'hours') return Number(entry);
  return optional === true && entry === '' ? null : entry;
}
