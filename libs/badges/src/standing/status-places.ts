import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Tx } from '#database';
import { Clock } from '#kernel';
import { highestStatusList } from '../vocabulary.js';
import { StatusList } from './status-list.entity.js';

/**
 * The shortest list that the W3C specification allows. A list this long does not reveal how many credentials there are.
 */
const listLength = 131_072;
/** Several at once, so that one question finds a free place even in a list that is almost full. */
const guesses = 64;

export interface StatusPlace {
  listNumber: number;
  listIndex: number;
}

/**
 * Gives each credential its place in the status lists: a free one at random, so that a place does not tell when a badge
 * was issued, and two histories of one database rarely give the same.
 */
@Injectable()
export class StatusPlaces {
  constructor(private readonly clock: Clock) {}

  /** Makes transactions that give places wait for each other, so each sees the last one's result. */
  async queue(tx: Tx): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('laurel.status-list'))`);
  }

  /** A free place of the program's open list. A full list is followed by a new one. Call {@link queue} first. */
  async next(tx: Tx, programId: string): Promise<StatusPlace> {
    const last = await this.open(tx, programId);
    const list =
      last === null || last.allocated === last.length
        ? await this.add(tx, { programId, number: await this.nextNumber(tx) })
        : last;
    const listIndex = await this.freeIndex(tx, list);
    await tx.update(StatusList, { number: list.number }, { allocated: list.allocated + 1 });
    return { listNumber: list.number, listIndex };
  }

  /**
   * Closes every list, and opens one for each program with a number that no list had: credentials of a lost history may
   * have any place of the lists so far, and of the next ones. Call {@link queue} first.
   * @returns the numbers of the open lists.
   */
  async leaveForNew(tx: Tx, programIds: readonly string[]): Promise<number[]> {
    await tx.update(StatusList, { closedAt: IsNull() }, { closedAt: this.clock.now() });
    const opened: number[] = [];
    for (const programId of programIds) {
      let number: number;
      do number = randomInt(1000, highestStatusList);
      while (await tx.existsBy(StatusList, { number }));
      opened.push((await this.add(tx, { programId, number })).number);
    }
    return opened;
  }

  private open(tx: Tx, programId: string): Promise<StatusList | null> {
    return tx.findOne(StatusList, { where: { programId, closedAt: IsNull() }, order: { number: 'DESC' } });
  }

  private async nextNumber(tx: Tx): Promise<number> {
    return ((await tx.maximum(StatusList, 'number')) ?? 0) + 1;
  }

  private async add(tx: Tx, { programId, number }: Pick<StatusList, 'programId' | 'number'>): Promise<StatusList> {
    const list = { programId, number, length: listLength, allocated: 0, revision: 1, closedAt: null };
    await tx.insert(StatusList, list);
    return list;
  }

  private async freeIndex(tx: Tx, { number, length, allocated }: StatusList): Promise<number> {
    const guessed = Array.from({ length: guesses }, () => randomInt(length));
    const [free] = await tx.query<{ index: number }[]>(
      `SELECT guess.index FROM unnest($2::int[]) WITH ORDINALITY AS guess (index, turn)
        WHERE NOT EXISTS (SELECT FROM issuance i WHERE i.list_number = $1 AND i.list_index = guess.index)
        ORDER BY guess.turn LIMIT 1`,
      [number, guessed],
    );
    return free?.index ?? this.oneOfTheLast(tx, { number, length, allocated });
  }

  /** For a list that is almost full: none of the guesses was free. */
  private async oneOfTheLast(
    tx: Tx,
    { number, length, allocated }: Pick<StatusList, 'number' | 'length' | 'allocated'>,
  ): Promise<number> {
    const [free] = await tx.query<{ index: number }[]>(
      `SELECT place.index FROM generate_series(0, $2::int - 1) AS place (index)
        WHERE NOT EXISTS (SELECT FROM issuance i WHERE i.list_number = $1 AND i.list_index = place.index)
        ORDER BY place.index OFFSET $3 LIMIT 1`,
      [number, length, randomInt(length - allocated)],
    );
    return free!.index;
  }
}
