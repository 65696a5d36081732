import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { Outbox, type Tx } from '#database';
import { Clock, contentHash, Ids, notFound } from '#kernel';
import { catalogEvents, versionEventOf } from './events.js';
import type { MicroCredential } from './micro-credential.entity.js';
import type { VersionContent } from './version-content.document.js';
import { Version } from './version.entity.js';
import { changedMeanwhile, versionLifecycle } from './version.lifecycle.js';
import type { VersionCommand } from './vocabulary.js';

export interface NewVersion {
  content: VersionContent;
  /** Whether the level was taken by Laurel, because nobody named one. */
  levelAssumed?: boolean;
  actorId: string | null;
}

export interface VersionChange {
  command: VersionCommand;
  actorId: string | null;
  /** With `edit`: what the draft says from now on. */
  content?: VersionContent;
  /** With `retire`: the version that is published in its place. */
  supersededBy?: string;
}

@Injectable()
export class VersionRepository {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws DomainError `version.not-found` */
  async find(manager: EntityManager, id: string): Promise<Version> {
    const version = await manager.findOneBy(Version, { id });
    if (version === null) throw notFound('version');
    return version;
  }

  /** The micro-credential's published version at the level, held until the transaction ends. */
  findPublished(tx: Tx, { microCredentialId, level }: Version): Promise<Version | null> {
    return tx.findOne(Version, {
      where: { microCredentialId, level, state: 'published' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** Writes the draft under the next number. The caller holds the micro-credential, so that no number is given twice. */
  async insertDraft(
    tx: Tx,
    { id: microCredentialId, code }: MicroCredential,
    { content, levelAssumed = false, actorId }: NewVersion,
  ): Promise<Version> {
    const id = this.ids.next();
    const number = ((await tx.maximum(Version, 'number', { microCredentialId })) ?? 0) + 1;
    const createdAt = this.clock.now();
    const hash = contentHash(content);
    await tx.insert(Version, {
      id,
      microCredentialId,
      number,
      state: 'draft',
      content: content as never,
      contentHash: hash,
      levelAssumed,
      createdAt,
      pilotedAt: null,
      revision: 1,
    });
    await this.outbox.append(
      tx,
      catalogEvents['version.drafted']({ subjectId: id, actorId, payload: { code, number, contentHash: hash } }),
    );
    return this.find(tx, id);
  }

  /**
   * Carries out the command on the version as the caller has read it.
   * @throws DomainError `version.transition` where its state does not allow that, `version.stale` where it has changed since it was read.
   */
  async change(tx: Tx, version: Version, { command, actorId, content, supersededBy }: VersionChange): Promise<Version> {
    const { id, state, revision } = version;
    const { affected } = await tx.update(
      Version,
      { id, state, revision },
      {
        state: versionLifecycle.next(state, command),
        revision: revision + 1,
        ...(content && { content: content as never, contentHash: contentHash(content), levelAssumed: false }),
        ...(command === 'pilot' && { pilotedAt: this.clock.now() }),
      },
    );
    if (affected === 0) throw changedMeanwhile();
    const changed = await this.find(tx, id);
    const payload = { contentHash: changed.contentHash, ...(supersededBy && { supersededBy }) };
    await this.outbox.append(tx, versionEventOf(command)({ subjectId: id, actorId, payload }));
    return changed;
  }
}
