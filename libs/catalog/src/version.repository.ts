import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Locked, lockRow, Outbox, Transitions, type Tx } from '#database';
import { Clock, contentHash, Ids, notFound } from '#kernel';
import { catalogEvents, versionEventOf } from './events.js';
import type { MicroCredential } from './micro-credential.entity.js';
import type { VersionContent } from './version-content.document.js';
import { Version } from './version.entity.js';
import { versionLifecycle } from './version.lifecycle.js';
import type { VersionCommand } from './vocabulary.js';

export interface NewVersion {
  content: VersionContent;
  /** Whether Laurel assumed the level because nobody named one. */
  levelAssumed?: boolean;
  actorId: string | null;
}

export interface VersionChange {
  command: VersionCommand;
  actorId: string | null;
  /** With `edit`: the new content. */
  content?: VersionContent;
  /** With `retire`: the version that replaces it. */
  supersededBy?: string;
}

@Injectable()
export class VersionRepository {
  constructor(
    private readonly transitions: Transitions,
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

  /** Finds a version and locks it until the transaction ends. */
  lock(tx: Tx, id: string): Promise<Locked<Version>> {
    return lockRow(tx, Version, { id }, 'version');
  }

  /** Locks the published version of the same micro-credential and level. The caller has locked the micro-credential. */
  async lockPublished(tx: Tx, { microCredentialId, level }: Version): Promise<Locked<Version> | null> {
    const published = await tx.findOneBy(Version, { microCredentialId, level, state: 'published' });
    if (published === null) return null;
    const locked = await this.lock(tx, published.id);
    return locked.state === 'published' ? locked : null;
  }

  /** Stores a draft with the next number. The caller has locked the micro-credential, so no number is used twice. */
  async insertDraft(
    tx: Tx,
    { id: microCredentialId, code }: MicroCredential,
    { content, levelAssumed = false, actorId }: NewVersion,
  ): Promise<Version> {
    const id = this.ids.next();
    const number = ((await tx.maximum(Version, 'number', { microCredentialId })) ?? 0) + 1;
    const hash = contentHash(content);
    await tx.insert(Version, {
      id,
      microCredentialId,
      number,
      state: 'draft',
      content: content as never,
      contentHash: hash,
      levelAssumed,
      createdAt: this.clock.now(),
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
   * Changes a version by a command.
   * @throws DomainError `version.not-found`; `version.transition` (409) when its state does not allow the command.
   */
  async change(
    tx: Tx,
    version: string | Locked<Version>,
    { command, actorId, content, supersededBy }: VersionChange,
  ): Promise<Version> {
    const { id } = await this.transitions.run(tx, Version, versionLifecycle, {
      of: version,
      command,
      changes: {
        ...(content && { content, contentHash: contentHash(content), levelAssumed: false }),
        ...(command === 'pilot' && { pilotedAt: this.clock.now() }),
      },
      event: (changed) =>
        versionEventOf(command)({
          subjectId: changed.id,
          actorId,
          payload: { contentHash: changed.contentHash, ...(supersededBy && { supersededBy }) },
        }),
    });
    return this.find(tx, id); // The database derives the level from the content.
  }
}
