import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource } from 'typeorm';
import { Transactor, type Tx } from '#database';
import { holdings } from '../inventory/holdings.js';
import { asErasure } from './erasing.js';

const most = 500;

export interface PayloadsToErase {
  /** The erasure, or the retention, that it is done for. */
  erasureId: string;
  personId: string;
  /** The kinds of things whose events keep their words. */
  except?: readonly string[];
}

/**
 * Erases the words of the events about a person. What happened, when and by whom stays, with the digest of the words
 * (rule 34).
 */
@Injectable()
export class ErasePayloads {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
  ) {}

  /**
   * @returns false when an event has no place in the record yet, or was not handled by all its listeners, who need the
   * words. Try again later.
   */
  async erase({ erasureId, personId, except = [] }: PayloadsToErase): Promise<boolean> {
    const subjects = await this.subjectsOf(this.dataSource.manager, personId);
    const about = [subjects, personId, except];
    const [waiting] = await this.dataSource.query<unknown[]>(
      `SELECT 1 FROM event e WHERE ${isAbout} AND (e.relayed_at IS NULL OR NOT event_has_place(e.id) OR EXISTS (
         SELECT FROM delivery d WHERE d.event_id = e.id AND d.handled_at IS NULL AND d.failed_at IS NULL)) LIMIT 1`,
      about,
    );
    if (waiting !== undefined) return false;
    let last = '00000000-0000-0000-0000-000000000000';
    for (let more = true; more;) {
      const ids: { id: string }[] = await this.dataSource.query(
        `SELECT e.id FROM event e WHERE ${isAbout} AND e.id > $4 ORDER BY e.id LIMIT ${most}`,
        [...about, last],
      );
      if (ids.length > 0) {
        await this.transactor.run((tx) => erase(tx, erasureId, ids));
        last = ids.at(-1)!.id;
      }
      more = ids.length === most;
    }
    return true;
  }

  private async subjectsOf(manager: EntityManager, personId: string): Promise<string[]> {
    const found: { id: string }[][] = [];
    for (const sql of holdings.flatMap(({ subjects }) => subjects)) found.push(await manager.query(sql, [personId]));
    return found.flat().map(({ id }) => id);
  }
}

/** An event about the person, or to that person alone. */
const isAbout = `e.subject_kind <> ALL ($3::text[]) AND (e.subject_id = ANY ($1::text[]) OR e.payload ->> 'personId' = $2 OR e.payload -> 'personIds' = jsonb_build_array($2::text))`;

async function erase(tx: Tx, erasureId: string, ids: readonly { id: string }[]): Promise<void> {
  await asErasure(tx, erasureId);
  await tx.query('SELECT erase_event_payload(e.id, $2) FROM unnest($1::uuid[]) AS e (id)', [
    ids.map(({ id }) => id),
    erasureId,
  ]);
}
