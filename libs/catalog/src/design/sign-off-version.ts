import { Injectable } from '@nestjs/common';
import { DatabaseClock, Outbox, Transactor } from '#database';
import { DomainError } from '#kernel';
import { catalogEvents } from '../events.js';
import { decide } from '../version.lifecycle.js';
import { VersionRepository } from '../version.repository.js';
import type { SignOffStep, VersionState } from '../vocabulary.js';
import { DesignAccess } from './design-access.js';
import type { Author } from './design-team.policy.js';
import { SignOff } from './sign-off.entity.js';

export interface SigningOff {
  versionId: string;
  /** The revision that the director has read. */
  revision: number;
  actor: Author;
}

/** The move that comes next for a version in this state, if directors sign it off. */
export function nextSignOff(state: VersionState): SignOffStep | null {
  return state === 'draft' ? 'pilot' : state === 'pilot' ? 'publish' : null;
}

/**
 * Records that a director answers for a version as it is, before the move that comes next: a draft goes into pilot, a
 * version in pilot is published (rule 50). Signing off the same again changes nothing.
 * @throws DomainError `version.not-found`, `design.forbidden`; `version.signed` (409) for a version that is published or
 * retired, `version.stale` when it has changed since `revision`.
 */
@Injectable()
export class SignOffVersion {
  constructor(
    private readonly transactor: Transactor,
    private readonly versions: VersionRepository,
    private readonly access: DesignAccess,
    private readonly outbox: Outbox,
    private readonly clock: DatabaseClock,
  ) {}

  run({ versionId, revision, actor }: SigningOff): Promise<void> {
    return this.transactor.run(async (tx) => {
      const version = await this.versions.lock(tx, versionId);
      await this.access.require(tx, actor, 'sign-off', version);
      const step = nextSignOff(version.state);
      if (step === null)
        throw new DomainError('conflict', 'version.signed', 'A version is signed off before it is published.');
      decide(version, step, revision);
      const { contentHash } = version;
      const signed = { versionId, personId: actor.id, step, contentHash };
      if (await tx.existsBy(SignOff, signed)) return;
      await tx.insert(SignOff, { ...signed, signedAt: await this.clock.now(tx) });
      await this.outbox.append(
        tx,
        catalogEvents['version.signed-off']({
          subjectId: versionId,
          actorId: actor.id,
          payload: { step, contentHash },
        }),
      );
    });
  }
}
