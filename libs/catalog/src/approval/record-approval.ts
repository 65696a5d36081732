import { Injectable } from '@nestjs/common';
import { DatabaseClock, Outbox, Transactor } from '#database';
import type { Actor } from '#identity';
import { DomainError, Ids, type LocalDay } from '#kernel';
import { catalogEvents } from '../events.js';
import { VersionRepository } from '../version.repository.js';
import { VersionApproval } from './version-approval.entity.js';

/** How many approvals a version can have. The list is sent whole. */
const atMost = 50;

export interface NewApproval {
  versionId: string;
  authority: string;
  document: string;
  /** The first day. */
  validFrom: LocalDay;
  /** The last day. Null: until further notice. */
  validUntil: LocalDay | null;
  actor: Pick<Actor, 'id'>;
}

/**
 * Records that an authority, such as the state, approves a published version for a time (rule 51).
 * @throws DomainError `version.not-found`; `version-approval.unpublished`, `version-approval.too-many` (409);
 * `version-approval.days` for a last day before the first.
 */
@Injectable()
export class RecordApproval {
  constructor(
    private readonly transactor: Transactor,
    private readonly versions: VersionRepository,
    private readonly outbox: Outbox,
    private readonly clock: DatabaseClock,
    private readonly ids: Ids,
  ) {}

  run({ versionId, actor, ...approval }: NewApproval): Promise<void> {
    return this.transactor.run(async (tx) => {
      const { state } = await this.versions.lock(tx, versionId);
      if (state !== 'published')
        throw new DomainError('conflict', 'version-approval.unpublished', 'Only a published version is approved.');
      if (approval.validUntil !== null && approval.validUntil < approval.validFrom)
        throw new DomainError('invalid', 'version-approval.days', 'The approval ends before it begins.', {
          errors: [{ pointer: '/validUntil', detail: 'Choose the first day or a later one.' }],
        });
      if ((await tx.countBy(VersionApproval, { versionId })) >= atMost)
        throw new DomainError(
          'conflict',
          'version-approval.too-many',
          `This version has ${atMost} approvals, which is the limit. Remove those that were recorded by mistake.`,
        );
      await tx.insert(VersionApproval, {
        id: this.ids.next(),
        versionId,
        ...approval,
        recordedAt: await this.clock.now(tx),
      });
      await this.outbox.append(
        tx,
        catalogEvents['version.approved']({ subjectId: versionId, actorId: actor.id, payload: approval }),
      );
    });
  }
}
