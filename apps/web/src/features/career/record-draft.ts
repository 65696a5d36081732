import type { CareerRecordInput } from '../../api/schema';

/** A field of a row, as it is shown. */
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
  /** One row of it: "position". */
  one: string;
  about: string;
  fields: Field[];
}

const from: Field = { name: 'from', label: 'First day', kind: 'day' };
const to: Field = { name: 'to', label: 'Last day', kind: 'day', optional: true, description: 'Empty while it goes on' };
const on: Field = { name: 'on', label: 'Day', kind: 'day' };

/** The lists of a record, in the order of the form. */
export const lists = {
  positions: {
    title: 'Experience',
    one: 'position',
    about: 'Each position as an administrator of a school or district. Days that two of them share count once.',
    fields: [
      { name: 'role', label: 'Role', kind: 'text', maxLength: 200 },
      { name: 'place', label: 'School or district', kind: 'text', maxLength: 200 },
      from,
      to,
    ],
  },
  mentoring: {
    title: 'Mentoring',
    one: 'time of mentoring',
    about: 'The times in which a mentor accompanied you.',
    fields: [{ name: 'mentor', label: 'Mentor', kind: 'text', maxLength: 200 }, from, to],
  },
  development: {
    title: 'Professional development',
    one: 'entry',
    about: 'What you took part in, and for how many hours.',
    fields: [
      { name: 'about', label: 'What it was', kind: 'text', maxLength: 500 },
      on,
      { name: 'hours', label: 'Hours', kind: 'hours', description: 'Quarters of an hour at the finest' },
    ],
  },
  evaluations: {
    title: 'Evaluations',
    one: 'evaluation',
    about: 'The yearly evaluation of your work.',
    fields: [{ name: 'by', label: 'By whom', kind: 'text', maxLength: 200 }, on],
  },
} as const satisfies Record<string, RowList>;

export type ListName = keyof typeof lists;
export const listNames = Object.keys(lists) as ListName[];

/** A row while it is written: what stands in its fields. The key stays with it when others are removed. */
export interface Row {
  key: number;
  entries: Record<string, string>;
}

/** The record while it is written. */
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

/** What the API is given. An empty optional field is none. */
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
