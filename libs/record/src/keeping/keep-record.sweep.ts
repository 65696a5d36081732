import { randomBytes } from 'node:crypto';
import { type Sweeper, Sweep } from '#jobs';
import { EventMarks, Transactor, type Tx } from '#database';
import { Clock } from '#kernel';
import { RecordEntry, RecordNode } from '../record.entities.js';
import { leafOf, type RecordedEvent, saltedDigest } from '../tree/leaf.document.js';
import { grown } from '../tree/merkle-tree.document.js';
import { recordedEventColumns } from '../tree/recorded-event.sql.js';
import { Tree } from '../tree/tree.js';
import type { EntrySource } from '../vocabulary.js';

/** The advisory lock for changes to the record. The function erase_event_payload takes the same one. */
const recordLock = 7265636;
const atOnce = 500;

interface Pending extends RecordedEvent {
  mark: Buffer | null;
  earlier: boolean;
}

/**
 * Gives each event its place in the record, once its transaction is over (ADR 31). One process writes at a time, so
 * places have no gaps; the transactions that append events never wait for it.
 */
@Sweep({ name: 'keep-record', everySeconds: 5 })
export class KeepRecord implements Sweeper {
  constructor(
    private readonly transactor: Transactor,
    private readonly tree: Tree,
    private readonly marks: EventMarks,
    private readonly clock: Clock,
  ) {}

  sweep(): Promise<number> {
    return this.transactor.run(async (tx) => {
      const [{ alone }] = (await tx.query('SELECT pg_try_advisory_xact_lock($1) AS alone', [recordLock])) as [
        { alone: boolean },
      ];
      if (!alone) return 0;
      const events = await this.take(tx);
      if (events.length > 0) await this.place(tx, events);
      return events.length;
    });
  }

  /** The next events, which no longer wait once the transaction commits. */
  private async take(tx: Tx): Promise<Pending[]> {
    const [taken] = (await tx.query(
      `DELETE FROM record_pending WHERE event_id IN (
         SELECT event_id FROM record_pending JOIN event ON event.id = event_id ORDER BY NOT earlier, event_id LIMIT ${atOnce})
       RETURNING event_id AS id, earlier`,
    )) as [{ id: string; earlier: boolean }[]];
    const earlier = new Map(taken.map((one) => [one.id, one.earlier]));
    const events: Omit<Pending, 'earlier'>[] = await tx.query(
      `SELECT ${recordedEventColumns}, event.mark FROM event WHERE id = ANY($1) ORDER BY id`,
      [[...earlier.keys()]],
    );
    return events
      .map((event) => ({ ...event, earlier: earlier.get(event.id)! }))
      .sort((one, other) => Number(other.earlier) - Number(one.earlier));
  }

  private async place(tx: Tx, events: readonly Pending[]): Promise<void> {
    const [size, recordedAt] = [await this.tree.size(tx), this.clock.now()];
    const entries = events.map((event, at) => this.entry(event, size + at, recordedAt));
    const peaks = await this.tree.peaks(size, tx);
    const nodes = grown(
      size,
      entries.map(({ leafHash }) => leafHash),
      peaks,
    );
    await tx.insert(RecordEntry, entries);
    if (nodes.length > 0) await tx.insert(RecordNode, nodes);
  }

  private entry(event: Pending, position: number, recordedAt: Date): RecordEntry {
    const salt = randomBytes(16);
    const digests = {
      source: this.sourceOf(event),
      payloadDigest: saltedDigest(salt, event.payload),
      rowsDigest: event.rows === null ? null : saltedDigest(salt, event.rows),
    };
    return {
      position,
      eventId: event.id,
      salt,
      ...digests,
      leafHash: leafOf(event, digests),
      recordedAt,
      erasureId: null,
    };
  }

  private sourceOf({ earlier, mark, ...event }: Pending): EntrySource {
    if (earlier) return 'earlier';
    return this.marks.isGenuine(
      { ...event, payload: event.payload as never, occurredAt: new Date(event.occurredAt) },
      mark,
    )
      ? 'marked'
      : 'unmarked';
  }
}
