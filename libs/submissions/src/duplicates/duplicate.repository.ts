import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { lockRow, Outbox, Transitions, type Tx } from '#database';
import { Clock, Ids } from '#kernel';
import { submissionsEvents } from '../events.js';
import type { DuplicateKind } from '../vocabulary.js';
import { Duplicate, DuplicatePlace } from './duplicate.entity.js';
import { duplicateLifecycle } from './duplicate.lifecycle.js';
import type { PlaceElsewhere } from './fingerprint.repository.js';

/** A place with what is shown of it. */
export interface FoundPlace extends PlaceElsewhere {
  page: number | null;
  excerpt: string;
}

/** Two places that have something in common. */
export interface FoundDuplicate {
  kind: DuplicateKind;
  /** In the submission that was compared, and in another. */
  places: readonly [FoundPlace, FoundPlace];
  words: number;
  percent: number;
}

type InEnrollment = Pick<PlaceElsewhere, 'enrollmentId' | 'place'>;

/** The older enrollment first: ids grow with time. */
function inOrder<Of extends InEnrollment>(places: readonly [Of, Of]): Of[] {
  return [...places].sort((a, b) => (a.enrollmentId < b.enrollmentId ? -1 : 1));
}

/** Identifies a pair of places, from whichever side it is found. */
export function pairOf(places: readonly [InEnrollment, InEnrollment]): string {
  return inOrder(places)
    .map(({ enrollmentId, place }) => `${enrollmentId} ${place}`)
    .join(', ');
}

/** The duplicates that administrators read. */
@Injectable()
export class DuplicateRepository {
  constructor(
    private readonly transitions: Transitions,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** The two submissions of a duplicate, that of the older enrollment first. None for an id that does not exist. */
  async submissionsOf(manager: EntityManager, duplicateId: string): Promise<string[]> {
    const places = await manager.find(DuplicatePlace, { where: { duplicateId }, order: { side: 'ASC' } });
    return places.map(({ submissionId }) => submissionId);
  }

  /**
   * Keeps what was found for a submission. A pair that is known keeps its state, unless there is more now: then a closed
   * one is opened again. Open pairs of this submission that have nothing in common any more are removed.
   */
  async replace(tx: Tx, submissionId: string, found: readonly FoundDuplicate[]): Promise<void> {
    const pairs = new Map(found.map((duplicate) => [pairOf(duplicate.places), duplicate]));
    const before = await tx.query<{ id: string; pair: string }[]>(
      `SELECT d.id, d.pair FROM duplicate d JOIN duplicate_place p ON p.duplicate_id = d.id
        WHERE p.submission_id = $1 AND d.state = 'open'`,
      [submissionId],
    );
    const gone = before.filter(({ pair }) => !pairs.has(pair)).map(({ id }) => id);
    if (gone.length > 0) {
      await tx.delete(DuplicatePlace, { duplicateId: In(gone) });
      await tx.delete(Duplicate, { id: In(gone) });
    }
    // In one order, so that two runs that find each other's submission do not wait for each other.
    for (const pair of [...pairs.keys()].sort()) await this.keep(tx, submissionId, pair, pairs.get(pair)!);
  }

  private async keep(tx: Tx, submissionId: string, pair: string, found: FoundDuplicate): Promise<void> {
    const { kind, words, percent, places } = found;
    const submissionIds = inOrder(places).map((place) => place.submissionId);
    const id = this.ids.next();
    const [added] = await tx.query<unknown[]>(
      `INSERT INTO duplicate (id, pair, kind, state, words, percent, found_at, note) VALUES ($1, $2, $3, 'open', $4, $5, $6, '')
       ON CONFLICT (pair) DO NOTHING RETURNING 1`,
      [id, pair, kind, words, percent, this.clock.now()],
    );
    if (added !== undefined) {
      await this.place(tx, id, found);
      const payload = { kind, submissionIds };
      await this.outbox.append(tx, submissionsEvents['duplicate.found']({ subjectId: id, payload }));
      return;
    }
    const before = await lockRow(tx, Duplicate, { pair }, 'duplicate');
    const isMore = words > before.words || (kind === 'same-file' && before.kind === 'same-text');
    const isOfThisAttempt = (await this.submissionsOf(tx, before.id)).includes(submissionId);
    // An earlier attempt with more in common keeps its place.
    if (!isMore && !isOfThisAttempt && words < before.words) return;
    if (isMore && before.state === 'closed')
      await this.transitions.run(tx, Duplicate, duplicateLifecycle, {
        of: before,
        command: 'reopen',
        changes: { foundAt: this.clock.now(), closedAt: null, closedBy: null },
        event: () =>
          submissionsEvents['duplicate.reopened']({ subjectId: before.id, payload: { kind, submissionIds } }),
      });
    await tx.update(Duplicate, { id: before.id }, { kind, words, percent });
    await this.place(tx, before.id, found);
  }

  private async place(tx: Tx, duplicateId: string, { places }: FoundDuplicate): Promise<void> {
    for (const [index, { submissionId, artifact, fileId, page, excerpt }] of inOrder(places).entries())
      await tx.upsert(DuplicatePlace, { duplicateId, side: index + 1, submissionId, artifact, fileId, page, excerpt }, [
        'duplicateId',
        'side',
      ]);
  }
}
