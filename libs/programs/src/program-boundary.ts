import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { notFound } from '#kernel';

/**
 * Kinds of things that belong to a program. The database has a function for each that tells the program of an id:
 * `program_of_legal_hold` for a legal hold.
 */
export const thingKinds = [
  'award',
  'client',
  'confirmation',
  'design-comment',
  'design-member',
  'duplicate',
  'enrollment',
  'erasure',
  'event',
  'evidence-link',
  'export',
  'file',
  'finding',
  'framework',
  'group-message',
  'invitation',
  'legal-hold',
  'meeting',
  'message',
  'message-resend',
  'message-template',
  'person',
  'phrase',
  'pilot',
  'problem',
  'program',
  'release',
  'review',
  'submission',
  'team',
  'version',
  'version-approval',
  'web-link',
] as const;
export type ThingKind = (typeof thingKinds)[number];

/** The database's function that tells the program of a thing of this kind. */
const telling = (kind: ThingKind): string => `program_of_${kind.replaceAll('-', '_')}`;

/** SQL that gives the program of the thing with this id, a parameter. PostgreSQL asks once for a whole query. */
export const programOfSql = (kind: ThingKind, id: string): string => `(SELECT ${telling(kind)}(${id}))`;

/** Something that has an id. */
export interface ThingRef {
  kind: ThingKind;
  id: string;
}

/** Knows to which program things belong. */
@Injectable()
export class ProgramBoundary {
  constructor(private readonly dataSource: DataSource) {}

  /** The program of a thing; null when there is no such thing, or it belongs to none. */
  async programOf({ kind, id }: ThingRef, manager: EntityManager = this.dataSource.manager): Promise<string | null> {
    const [found] = await manager.query<[{ programId: string | null }]>(`SELECT ${telling(kind)}($1) AS "programId"`, [
      id,
    ]);
    return found.programId;
  }

  /**
   * Requires that none of the things belongs to another program. What belongs to no program, or does not exist, passes:
   * the operation finds that out by itself.
   * @throws DomainError `<kind>.not-found`, as for an id that nothing has.
   */
  async requireWithin(programId: string, things: readonly ThingRef[]): Promise<void> {
    const kinds = [...new Set(things.map(({ kind }) => kind))];
    if (kinds.length === 0) return;
    const foreign = kinds.map(
      (kind, index) =>
        `EXISTS (SELECT FROM unnest($${index + 2}::uuid[]) AS id WHERE ${telling(kind)}(id) <> $1) AS "${kind}"`,
    );
    const [found] = await this.dataSource.query<[Record<ThingKind, boolean>]>(`SELECT ${foreign.join(', ')}`, [
      programId,
      ...kinds.map((kind) => things.filter((thing) => thing.kind === kind).map(({ id }) => id)),
    ]);
    const outside = kinds.find((kind) => found[kind]);
    if (outside !== undefined) throw notFound(outside);
  }
}
