import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Checkpoints } from '../checkpoints/checkpoints.js';
import { type ReadNote, readNote } from '../checkpoints/checkpoint.document.js';
import { RecordCheckpoint } from '../record.entities.js';
import { grown, hashOf, type Node } from '../tree/merkle-tree.document.js';
import { recordedEventColumns } from '../tree/recorded-event.sql.js';
import type { FaultKind } from '../vocabulary.js';
import { FinalRowsQueries } from './final-rows.queries.js';
import { faultsOfEntry, type PlacedEvent } from './entry-faults.policy.js';

export interface Fault {
  kind: FaultKind;
  /** Which row, and what is wrong with it. */
  words: string;
}

export type Step = { verified: number; of: number } | Fault | { erased: number };

const atOnce = 1000;

/**
 * Verifies the whole record: every event against its place, every place against the tree, the tree against every
 * checkpoint, also against one that was kept elsewhere, and every final row against its event.
 */
@Injectable()
export class VerifyRecord {
  constructor(
    private readonly dataSource: DataSource,
    private readonly checkpoints: Checkpoints,
    private readonly finalRows: FinalRowsQueries,
  ) {}

  /** Yields how far it is and each fault. It reads what had a place when it began, in pages, and locks nothing. */
  async *run({ kept = [] }: { kept?: readonly string[] } = {}): AsyncGenerator<Step> {
    const signed = await this.signedSizes(kept);
    for (const fault of signed.faults) yield fault;
    const [{ count }] = (await this.dataSource.query(
      'SELECT coalesce(max(position) + 1, 0) AS count FROM record_entry',
    )) as [{ count: string }];
    let earlierEnded = false;
    const erasures = new Map<string, number>();
    const walk = new Walk();
    for (let from = 0; from < Number(count); from += atOnce) {
      const until = Math.min(from + atOnce, Number(count));
      const rows = await this.page(from, until);
      for (let position = from; position < until; position++) {
        const row = rows.get(position);
        if (row === undefined) {
          yield { kind: 'removed', words: `Place ${position}: its row was removed from record_entry.` };
          return;
        }
        earlierEnded ||= row.source === 'marked';
        if (row.erasureId !== null) erasures.set(row.erasureId, (erasures.get(row.erasureId) ?? 0) + 1);
        yield* faultsOfEntry(row, { earlierEnded });
        walk.add(row.leafHash);
        for (const checkpoint of signed.bySize.get(position + 1) ?? [])
          if (!walk.root().equals(Buffer.from(checkpoint.root)))
            yield {
              kind: 'checkpoint',
              words: `The checkpoint of ${checkpoint.size} events, signed ${checkpoint.at.toISOString()}, does not fit: a place before ${checkpoint.size} was changed after it was signed.`,
            };
      }
      yield* await this.changedNodes(walk.take());
      yield { verified: until, of: Number(count) };
    }
    for (const size of signed.bySize.keys())
      if (size > Number(count))
        yield {
          kind: 'removed',
          words: `A checkpoint was signed for ${size} events, and the record has ${count}: the last ones were removed.`,
        };
    yield* await this.withoutPlace();
    yield* await this.finalRows.faults();
    yield* await this.unknownErasures(erasures);
    const erased = [...erasures.values()].reduce((sum, count) => sum + count, 0);
    if (erased > 0) yield { erased };
  }

  private async signedSizes(kept: readonly string[]) {
    const own = await this.dataSource.manager.find(RecordCheckpoint, { order: { size: 'ASC' } });
    const bySize = new Map<number, ReadNote[]>();
    const faults: Fault[] = [];
    for (const text of [...own.map(({ note }) => note), ...kept]) {
      const note = readNote(text);
      if (note === null || !(await this.checkpoints.isGenuine(note)))
        faults.push({
          kind: 'checkpoint',
          words: `A checkpoint has no valid signature of this Laurel: ${text.split('\n').slice(0, 2).join(', ')}`,
        });
      else bySize.set(note.size, [...(bySize.get(note.size) ?? []), note]);
    }
    return { bySize, faults };
  }

  private async page(from: number, until: number): Promise<Map<number, PlacedEvent>> {
    const rows: (PlacedEvent & { position: string })[] = await this.dataSource.query(
      `SELECT entry.position, entry.event_id AS "eventId", entry.source, entry.salt, entry.payload_digest AS "payloadDigest",
              entry.rows_digest AS "rowsDigest", entry.leaf_hash AS "leafHash", entry.erasure_id AS "erasureId", ${recordedEventColumns}
         FROM record_entry entry LEFT JOIN event ON event.id = entry.event_id
        WHERE entry.position >= $1 AND entry.position < $2`,
      [from, until],
    );
    return new Map(rows.map((row) => [Number(row.position), row]));
  }

  /** Compares the hashes that the tree needs between leaves and root with those that are kept. */
  private async changedNodes(nodes: readonly (Node & { hash: Buffer })[]): Promise<Fault[]> {
    const differing: { level: number; index: string }[] = await this.dataSource.query(
      `SELECT wanted.level, wanted.index
         FROM unnest($1::int[], $2::bigint[], $3::bytea[]) AS wanted (level, index, hash)
         LEFT JOIN record_node node ON node.level = wanted.level AND node.index = wanted.index
        WHERE node.hash IS DISTINCT FROM wanted.hash ORDER BY wanted.level LIMIT 1`,
      [nodes.map(({ level }) => level), nodes.map(({ index }) => index), nodes.map(({ hash }) => hash)],
    );
    return differing.map(({ level, index }) => {
      const first = Number(index) * 2 ** level;
      return {
        kind: 'reordered',
        words: `Places ${first} to ${first + 2 ** level - 1} are not as they were recorded: their rows in record_entry were changed or swapped.`,
      };
    });
  }

  /** An event may be empty only for an erasure that the record knows. */
  private async unknownErasures(erasures: ReadonlyMap<string, number>): Promise<Fault[]> {
    if (erasures.size === 0) return [];
    const known: { id: string }[] = await this.dataSource.query(
      `SELECT DISTINCT subject_id AS id FROM event WHERE subject_kind IN ('erasure', 'retention') AND subject_id = ANY($1)`,
      [[...erasures.keys()]],
    );
    return [...erasures]
      .filter(([id]) => !known.some((one) => one.id === id))
      .map(([id, count]) => ({
        kind: 'altered',
        words: `${count} events were emptied for the erasure ${id}, which the record does not know.`,
      }));
  }

  private async withoutPlace(): Promise<Fault[]> {
    const lost: { id: string }[] = await this.dataSource.query(
      `SELECT event_id AS id FROM record_pending WHERE NOT EXISTS (SELECT FROM event WHERE event.id = event_id)`,
    );
    const rows: { id: string; type: string; at: string }[] = await this.dataSource.query(
      `SELECT event.id, event.type, to_char(event.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS at FROM event
        WHERE NOT EXISTS (SELECT FROM record_entry entry WHERE entry.event_id = event.id)
          AND NOT EXISTS (SELECT FROM record_pending pending WHERE pending.event_id = event.id)
        ORDER BY event.id`,
    );
    const removed = lost.map(({ id }): Fault => ({
      kind: 'removed',
      words: `Event ${id} was removed before it got its place.`,
    }));
    const inserted = rows.map(({ id, type, at }): Fault => ({
      kind: 'inserted',
      words: `Event ${id} (${type}, ${at}) has no place in the record: it was inserted past Laurel.`,
    }));
    return [...removed, ...inserted];
  }
}

/** Builds the tree again, from leaf to leaf. */
class Walk {
  private size = 0;
  private peaks: { level: number; hash: Buffer }[] = [];
  private nodes: (Node & { hash: Buffer })[] = [];

  add(leaf: Buffer): void {
    const made = grown(
      this.size,
      [leaf],
      this.peaks.map(({ hash }) => hash),
    );
    const top = made.at(-1) ?? { level: 0, hash: leaf };
    this.peaks = [...this.peaks.filter(({ level }) => level > top.level), { level: top.level, hash: top.hash }];
    this.nodes.push(...made);
    this.size += 1;
  }

  root(): Buffer {
    return hashOf(this.peaks.map(({ hash }) => hash));
  }

  /** The nodes since the last time. */
  take(): (Node & { hash: Buffer })[] {
    const { nodes } = this;
    this.nodes = [];
    return nodes;
  }
}
