import { Injectable } from '@nestjs/common';
import type { EntityTarget, FindOptionsWhere, ObjectLiteral } from 'typeorm';
import { type DomainError, type Lifecycle, notFound } from '#kernel';
import type { NewEvent } from './event-type.js';
import { Outbox } from './outbox.js';
import type { Tx } from './transactor.js';

declare const held: unique symbol;

/** A row that this transaction has locked. Nobody else changes it until the transaction ends. */
export type Locked<Row> = Row & { readonly [held]: true };

/** A row with a lifecycle. */
export interface Stateful<State extends string> extends ObjectLiteral {
  id: string;
  state: State;
  revision?: number;
}

export interface Transition<Row extends Stateful<State>, State extends string, Command extends string> {
  /** The id of the row, or the row itself when this transaction has locked it already. */
  of: string | Locked<Row>;
  command: Command;
  /** What else changes with the state. */
  changes?: Partial<Row> | ((before: Row, state: State) => Partial<Row>);
  /** What else must be true of the row, such as a close that has not passed. */
  only?: FindOptionsWhere<Row>;
  /** The refusal when `only` is not true. Default: the conflict of the lifecycle. */
  otherwise?: (before: Row) => DomainError;
  /** The event of the change, or null when the command has none. */
  event: (after: Row, before: Row) => NewEvent | null;
}

/**
 * Locks a row until the transaction ends, in the one mode that Laurel uses (FOR NO KEY UPDATE): readers and foreign
 * keys do not wait for it.
 * @throws DomainError `<thing>.not-found`
 */
export async function lockRow<Row extends { id: string } & ObjectLiteral>(
  tx: Tx,
  entity: EntityTarget<Row>,
  where: FindOptionsWhere<Row>,
  thing: string,
): Promise<Locked<Row>> {
  const row = await tx.findOne(entity, { where, lock: { mode: 'for_no_key_update' } });
  if (row === null) throw notFound(thing);
  return row as Locked<Row>;
}

/**
 * Like {@link lockRow}, and does not wait: null when another transaction has locked the row, or when there is no such
 * row.
 */
export async function lockRowIfFree<Row extends { id: string } & ObjectLiteral>(
  tx: Tx,
  entity: EntityTarget<Row>,
  where: FindOptionsWhere<Row>,
): Promise<Locked<Row> | null> {
  const lock = { mode: 'for_no_key_update', onLocked: 'skip_locked' } as const;
  return (await tx.findOne(entity, { where, lock })) as Locked<Row> | null;
}

/** Nothing else writes the state column of a row with a lifecycle. */
@Injectable()
export class Transitions {
  constructor(private readonly outbox: Outbox) {}

  /**
   * Moves a row along its lifecycle: one lock, one conditional update, one event. When commands race, one wins.
   * @returns the changed row, which stays locked until the transaction ends.
   * @throws DomainError `<thing>.not-found`; `<thing>.transition` (409) with the state and what it allows.
   */
  async run<Row extends Stateful<State>, State extends string, Command extends string>(
    tx: Tx,
    entity: EntityTarget<Row>,
    lifecycle: Lifecycle<State, Command>,
    { of, command, changes = {}, only, otherwise, event }: Transition<Row, State, Command>,
  ): Promise<Locked<Row>> {
    const before: Row =
      typeof of === 'string' ? await lockRow(tx, entity, { id: of } as FindOptionsWhere<Row>, lifecycle.thing) : of;
    const state = lifecycle.next(before.state, command);
    const revision = before.revision === undefined ? {} : { revision: before.revision + 1 };
    const set = { ...(typeof changes === 'function' ? changes(before, state) : changes), state, ...revision };
    const where = { ...only, id: before.id, state: before.state } as FindOptionsWhere<Row>;
    const { affected } = await tx.update(entity, where, set as never);
    if (affected !== 1) throw otherwise?.(before) ?? lifecycle.conflict(before.state, command);
    const after = { ...before, ...set } as Locked<Row>;
    const told = event(after, before);
    if (told !== null) await this.outbox.append(tx, told);
    return after;
  }
}
