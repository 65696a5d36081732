import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { type Locked, lockRow, Outbox, Transitions, type Tx } from '#database';
import { Ids, notFound } from '#kernel';
import { privacyEvents } from '../events.js';
import { type ErasureCommand, openErasureStates } from '../vocabulary.js';
import { Erasure } from './erasure.entity.js';
import { erasureLifecycle } from './erasure.lifecycle.js';

const eventOf = {
  hold: 'erasure.held',
  release: 'erasure.released',
  withdraw: 'erasure.withdrawn',
  'come-due': 'erasure.begun',
  finish: 'erasure.done',
} as const satisfies Record<ErasureCommand, keyof typeof privacyEvents>;

/** Reads and writes erasures. */
@Injectable()
export class Erasures {
  constructor(
    private readonly transitions: Transitions,
    private readonly outbox: Outbox,
    private readonly ids: Ids,
  ) {}

  /** The erasure of a person that is still to come; null when there is none. */
  open(manager: EntityManager, personId: string): Promise<Erasure | null> {
    return manager.findOneBy(Erasure, { personId, state: In([...openErasureStates]) });
  }

  /** @throws DomainError `erasure.not-found` when none is to come. */
  async lockOpen(tx: Tx, personId: string): Promise<Locked<Erasure>> {
    const found = await this.open(tx, personId);
    if (found === null) throw notFound('erasure');
    return lockRow(tx, Erasure, { id: found.id }, 'erasure');
  }

  async add(
    tx: Tx,
    erasure: Pick<Erasure, 'personId' | 'requestedBy' | 'reason' | 'badges' | 'state' | 'requestedAt' | 'dueAt'>,
  ): Promise<Erasure> {
    const added: Erasure = {
      ...erasure,
      id: this.ids.next(),
      confirmedBy: null,
      confirmedAt: null,
      withdrawnAt: null,
      doneAt: null,
      stepsDone: 0,
      revision: 1,
    };
    await tx.insert(Erasure, added);
    const { id: subjectId, personId, requestedBy: actorId, badges, dueAt } = added;
    const payload = { personId, badges, dueAt: dueAt.toISOString() };
    await this.outbox.append(tx, privacyEvents['erasure.requested']({ subjectId, actorId, payload }));
    return added;
  }

  /** @throws DomainError `erasure.transition` (409) */
  move(
    tx: Tx,
    of: Locked<Erasure> | string,
    command: ErasureCommand,
    { actorId, ...changes }: { actorId: string | null } & Partial<Erasure>,
  ): Promise<Locked<Erasure>> {
    return this.transitions.run(tx, Erasure, erasureLifecycle, {
      of,
      command,
      changes,
      event: ({ id: subjectId, personId }) =>
        privacyEvents[eventOf[command]]({ subjectId, actorId, payload: { personId } }),
    });
  }
}
