import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type NewEvent, Outbox, type Tx } from '#database';
import { Clock, Ids, notFound } from '#kernel';
import { Award, AwardHistory } from './award.entity.js';
import { Credential } from './credential.entity.js';
import { awardLifecycle } from './award.lifecycle.js';
import { badgesEvents } from './events.js';
import { Recipients } from './issuing/recipients.js';
import { StatusLists } from './standing/status-lists.js';
import type { AwardCommand, AwardHistoryCommand } from './vocabulary.js';

export interface AwardMove {
  awardId: string;
  command: AwardCommand;
  /** Null when Laurel did it because of another award. */
  actorId: string | null;
  reason: string;
}

/** Where awards are written: each change of standing leaves a line of history, an event, and status lists to be signed anew. */
@Injectable()
export class AwardRepository {
  constructor(
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

  /** Makes the transactions that decide on the badges of one person follow one another, so that each sees what the one before did. */
  async queue(tx: Tx, personId: string): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`laurel.awards.${personId}`]);
  }

  /**
   * The award with its first credential, unless the enrollment, or the person for that stack, has one already.
   * @throws DomainError `award.recipient-renamed` (409), as {@link move}: the credential names someone as they were.
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
    await this.record(tx, { before: null, after: award, command: 'issue', reason: null, actorId: null });
    return true;
  }

  /**
   * Moves an award along its lifecycle by one conditional update. Of commands that race, one wins.
   * @param credential with `reinstate`: the new one, which the award has from now on.
   * @throws DomainError `award.not-found`; `award.transition` (409) naming the state and what it allows; `award.recipient-renamed` (409).
   */
  async move(tx: Tx, { awardId, command, actorId, reason }: AwardMove, credential?: Credential): Promise<Award> {
    const before = await this.find(tx, awardId);
    const state = awardLifecycle.next(before.state, command);
    const after: Award = {
      ...before,
      state,
      credentialId: credential?.id ?? before.credentialId,
      revision: before.revision + 1,
    };
    const updated = await tx.update(
      Award,
      { id: awardId, state: before.state, credentialId: before.credentialId },
      after,
    );
    if (updated.affected !== 1) throw awardLifecycle.conflict((await this.find(tx, awardId)).state, command);
    if (credential !== undefined) await this.insert(tx, after, credential);
    await this.statusLists.changed(tx, before.credentialId);
    await this.record(tx, { before, after, command, reason, actorId });
    return after;
  }

  /**
   * Gives an award a credential in place of the one that it has; it stands as it did. False where it has another by now,
   * or was revoked. The caller has {@link queue}d.
   * @throws DomainError `award.not-found`; `award.recipient-renamed` (409).
   */
  async replace(
    tx: Tx,
    { awardId, credentialId, reason }: { awardId: string; credentialId: string; reason: string },
    credential: Credential,
  ): Promise<boolean> {
    const before = await this.find(tx, awardId);
    if (before.credentialId !== credentialId || before.state === 'revoked') return false;
    const after: Award = { ...before, credentialId: credential.id, revision: before.revision + 1 };
    const updated = await tx.update(Award, { id: awardId, state: before.state, credentialId }, after);
    if (updated.affected !== 1) return false;
    await this.insert(tx, after, credential);
    await this.statusLists.changed(tx, credentialId);
    await this.statusLists.changed(tx, credential.id);
    await this.record(tx, { before, after, command: 'reissue', reason, actorId: null });
    return true;
  }

  private async insert(tx: Tx, { personId }: Award, credential: Credential): Promise<void> {
    await this.recipients.requirePresent(tx, personId, credential);
    await tx.insert(Credential, credential);
  }

  private async record(
    tx: Tx,
    {
      before,
      after,
      command,
      reason,
      actorId,
    }: {
      before: Award | null;
      after: Award;
      command: AwardHistoryCommand;
      reason: string | null;
      actorId: string | null;
    },
  ): Promise<void> {
    await tx.insert(AwardHistory, {
      id: this.ids.next(),
      awardId: after.id,
      command,
      fromState: before?.state ?? null,
      toState: after.state,
      credentialId: after.credentialId,
      reason,
      actorId,
      at: this.clock.now(),
    });
    await this.outbox.append(tx, eventOf(command, after, { actorId, reason }));
  }
}

function eventOf(
  command: AwardHistoryCommand,
  { id, personId, enrollmentId, composite, achievementId, credentialId, state }: Award,
  { actorId, reason }: { actorId: string | null; reason: string | null },
): NewEvent {
  const payload = { personId, enrollmentId, composite, achievementId, credentialId, state };
  if (command === 'issue') return badgesEvents['award.issued']({ subjectId: id, actorId, payload });
  return badgesEvents[awardEvents[command]]({ subjectId: id, actorId, payload: { ...payload, reason: reason! } });
}

const awardEvents = {
  reissue: 'award.reissued',
  suspend: 'award.suspended',
  lift: 'award.lifted',
  revoke: 'award.revoked',
  reinstate: 'award.reinstated',
} as const satisfies Record<Exclude<AwardHistoryCommand, 'issue'>, keyof typeof badgesEvents>;
