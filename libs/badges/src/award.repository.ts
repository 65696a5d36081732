import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockRow, Outbox, Transitions, type Tx } from '#database';
import type { Actor } from '#identity';
import { Clock, Ids, notFound } from '#kernel';
import { Award, AwardHistory } from './award.entity.js';
import { awardLifecycle } from './award.lifecycle.js';
import { Credential } from './credential.entity.js';
import { badgesEvents } from './events.js';
import { Recipients } from './issuing/recipients.js';
import { StatusLists } from './standing/status-lists.js';
import type { AwardCommand } from './vocabulary.js';

export interface AwardMove {
  awardId: string;
  command: AwardCommand;
  /** Null when Laurel did it because another award changed. */
  actor: Pick<Actor, 'id'> | null;
  reason: string;
}

type HistoryLine = Pick<AwardHistory, 'command' | 'fromState' | 'actorId' | 'reason'>;

/** Writes awards. Each change leaves a history line, an event, and status lists to sign again. */
@Injectable()
export class AwardRepository {
  constructor(
    private readonly transitions: Transitions,
    private readonly statusLists: StatusLists,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly recipients: Recipients,
  ) {}

  /** @throws DomainError `award.not-found` */
  async find(manager: EntityManager, awardId: string): Promise<Award> {
    const award = await manager.findOneBy(Award, { id: awardId });
    if (award === null) throw notFound('award');
    return award;
  }

  /** Makes transactions that decide on one person's badges wait for each other, so each sees the last one's result. */
  async queue(tx: Tx, personId: string): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`laurel.awards.${personId}`]);
  }

  /**
   * Adds the award with its first credential. False when the enrollment, or the person for that stack, already has one.
   * @throws DomainError `award.recipient-renamed` (409) when the credential names the recipient's old address or DID.
   */
  async add(tx: Tx, award: Award, credential: Credential): Promise<boolean> {
    const inserted = await tx
      .createQueryBuilder()
      .insert()
      .into(Award)
      .values(award)
      .orIgnore()
      .returning('id')
      .execute();
    if ((inserted.raw as unknown[]).length === 0) return false;
    await this.insert(tx, award, credential);
    await this.record(tx, award, { command: 'issue', fromState: null, actorId: null, reason: null });
    await this.outbox.append(tx, badgesEvents['award.issued']({ subjectId: award.id, payload: about(award) }));
    return true;
  }

  /**
   * Moves an award along its lifecycle. When commands race, one wins.
   * @param credential the new credential, with `reinstate` only.
   * @throws DomainError `award.not-found`; `award.transition` (409); `award.recipient-renamed` (409).
   */
  async move(tx: Tx, { awardId, command, actor, reason }: AwardMove, credential?: Credential): Promise<Award> {
    const actorId = actor?.id ?? null;
    const before = await lockRow(tx, Award, { id: awardId }, 'award');
    const after = await this.transitions.run(tx, Award, awardLifecycle, {
      of: before,
      command,
      changes: credential === undefined ? {} : { credentialId: credential.id },
      event: (moved) => moveEvents[command]({ subjectId: awardId, actorId, payload: { ...about(moved), reason } }),
    });
    if (credential !== undefined) await this.insert(tx, after, credential);
    await this.statusLists.changed(tx, before.credentialId);
    await this.record(tx, after, { command, fromState: before.state, actorId, reason });
    return after;
  }

  /**
   * Replaces an award's credential; the state stays. False when the award has another credential by now, or was
   * revoked. Call {@link queue} first.
   * @throws DomainError `award.not-found`; `award.recipient-renamed` (409).
   */
  async replace(
    tx: Tx,
    { awardId, credentialId, reason }: { awardId: string; credentialId: string; reason: string },
    credential: Credential,
  ): Promise<boolean> {
    const before = await lockRow(tx, Award, { id: awardId }, 'award');
    if (before.credentialId !== credentialId || before.state === 'revoked') return false;
    const changes = { credentialId: credential.id, revision: before.revision + 1 };
    await tx.update(Award, { id: awardId }, changes);
    const after: Award = { ...before, ...changes };
    await this.insert(tx, after, credential);
    await this.statusLists.changed(tx, credentialId);
    await this.statusLists.changed(tx, credential.id);
    await this.record(tx, after, { command: 'reissue', fromState: before.state, actorId: null, reason });
    const payload = { ...about(after), reason };
    await this.outbox.append(tx, badgesEvents['award.reissued']({ subjectId: awardId, payload }));
    return true;
  }

  private async insert(tx: Tx, { personId }: Award, credential: Credential): Promise<void> {
    await this.recipients.requirePresent(tx, personId, credential);
    await tx.insert(Credential, credential);
  }

  private async record(tx: Tx, after: Award, line: HistoryLine): Promise<void> {
    await tx.insert(AwardHistory, {
      ...line,
      id: this.ids.next(),
      awardId: after.id,
      toState: after.state,
      credentialId: after.credentialId,
      at: this.clock.now(),
    });
  }
}

/** The event that each command leaves. */
const moveEvents = {
  suspend: badgesEvents['award.suspended'],
  lift: badgesEvents['award.lifted'],
  revoke: badgesEvents['award.revoked'],
  reinstate: badgesEvents['award.reinstated'],
} satisfies Record<AwardCommand, unknown>;

/** What an award's events say about it. */
function about({ personId, enrollmentId, composite, achievementId, credentialId, state }: Award) {
  return { personId, enrollmentId, composite, achievementId, credentialId, state };
}
