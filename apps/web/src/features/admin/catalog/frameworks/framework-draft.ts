import type { AuthoredFramework, FrameworkEdit } from '../../../../api/schema';
import { shift } from '../draft/draft-edit';

/** A part in the form. Its key stays while it moves. Without an identifier, it is new. */
interface Part {
  key: string;
  identifier?: string;
}

export type Level = Part & { code: string; name: string; about: string };
export type FunctionPart = Part & { name: string };
export type Domain = Part & { code: string; name: string; functions: FunctionPart[] };

/** A framework as the form holds it. */
export interface Draft {
  name: string;
  levels: Level[];
  domains: Domain[];
}

const keyed = <Row extends { identifier: string }>(row: Row) => ({ ...row, key: row.identifier });

export function draftOf({ name, levels, domains }: AuthoredFramework): Draft {
  return {
    name,
    levels: levels.map(keyed),
    domains: domains.map((domain) => ({ ...keyed(domain), functions: domain.functions.map(keyed) })),
  };
}

/** What the API gets. */
export function editOf({ name, levels, domains }: Draft): FrameworkEdit {
  return {
    name,
    levels: levels.map(({ key: _, ...level }) => level),
    domains: domains.map(({ key: _, functions, ...domain }) => ({
      ...domain,
      functions: functions.map(({ key: __, ...part }) => part),
    })),
  };
}

const newKey = (): string => crypto.randomUUID();
export const newLevel = (): Level => ({ key: newKey(), code: '', name: '', about: '' });
export const newFunction = (): FunctionPart => ({ key: newKey(), name: '' });
export const newDomain = (): Domain => ({ key: newKey(), code: '', name: '', functions: [] });

export function replaced<Row>(rows: readonly Row[], index: number, change: Partial<Row>): Row[] {
  return rows.map((row, at) => (at === index ? { ...row, ...change } : row));
}

/** The rows with one moved up (-1) or down (1). */
export function moved<Row>(rows: readonly Row[], index: number, by: -1 | 1): Row[] {
  const order = [...rows];
  shift(order, index, by);
  return order;
}
