import { Injectable } from '@nestjs/common';
import type { Tx } from '#database';
import { DomainError } from '#kernel';
import type { Award } from '../award.entity.js';
import { AwardRepository, type AwardMove } from '../award.repository.js';
import { CompositeStandingQueries } from './composite-standing.queries.js';
import type { Credential } from '../credential.entity.js';
import { followingCommand } from './composite-standing.policy.js';

/** Changes the standing of awards. When a part changes, the badges made of it follow in the same transaction. */
@Injectable()
export class AwardStanding {
  constructor(
    private readonly awards: AwardRepository,
    private readonly composites: CompositeStandingQueries,
  ) {}

  /**
   * Moves an award and the badges that are made of it. A badge that needs a new credential waits for the worker.
   * @param credential the new credential, with `reinstate` only.
   * @throws DomainError as {@link AwardRepository.move}; `award.follows-its-parts` (409) for a stack or the whole.
   */
  async change(tx: Tx, move: AwardMove, credential?: Credential): Promise<Award> {
    const before = await this.awards.find(tx, move.awardId);
    requireStandingOfItsOwn(before);
    await this.awards.queue(tx, before.personId);
    const after = await this.awards.move(tx, move, credential);
    await this.follow(tx, { part: after.id }, move);
    return after;
  }

  /**
   * Adds the first award of a stack or the whole, unless the person has it. It follows changes to its parts since then
   * at once.
   */
  async add(tx: Tx, award: Award, credential: Credential): Promise<void> {
    await this.awards.queue(tx, award.personId);
    if (await this.awards.add(tx, award, credential)) await this.follow(tx, { award: award.id }, partsChanged);
  }

  /**
   * Reinstates the revoked award of a stack or the whole with a new credential, unless it has one. It follows changes
   * to its parts since then at once.
   */
  async restore(tx: Tx, { id, personId, credentialId }: Award, credential: Credential): Promise<void> {
    await this.awards.queue(tx, personId);
    if ((await this.awards.find(tx, id)).credentialId !== credentialId) return;
    await this.awards.move(
      tx,
      { awardId: id, command: 'reinstate', actor: null, reason: 'Every part is in force again.' },
      credential,
    );
    await this.follow(tx, { award: id }, partsChanged);
  }

  /** Brings badges that are made of others in line with their parts. The caller has queued. */
  private async follow(
    tx: Tx,
    of: { part: string } | { award: string },
    { actor, reason }: Pick<AwardMove, 'actor' | 'reason'>,
  ): Promise<void> {
    for (const { awardId, state, parts } of await this.composites.of(tx, of)) {
      const command = followingCommand(state, parts);
      if (command !== null)
        await this.awards.move(tx, { awardId, command, actor, reason: `Follows one of its parts: ${reason}` });
    }
  }
}

const partsChanged = { actor: null, reason: 'it changed while this badge was being made.' };

/** @throws DomainError `award.follows-its-parts` (409) */
export function requireStandingOfItsOwn({ composite }: Award): void {
  if (composite !== null)
    throw new DomainError(
      'conflict',
      'award.follows-its-parts',
      'This badge follows the badges it is made of. Change the standing of one of those.',
    );
}
