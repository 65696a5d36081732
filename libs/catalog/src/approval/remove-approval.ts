import { Injectable } from '@nestjs/common';
import { lockRow, Outbox, Transactor } from '#database';
import type { Actor } from '#identity';
import { catalogEvents } from '../events.js';
import { VersionApproval } from './version-approval.entity.js';

export interface ApprovalRemoval {
  approvalId: string;
  actor: Pick<Actor, 'id'>;
}

/**
 * Removes an approval that was recorded by mistake, or withdrawn by its authority. The audit trail keeps it.
 * @throws DomainError `version-approval.not-found`
 */
@Injectable()
export class RemoveApproval {
  constructor(
    private readonly transactor: Transactor,
    private readonly outbox: Outbox,
  ) {}

  run({ approvalId, actor }: ApprovalRemoval): Promise<void> {
    return this.transactor.run(async (tx) => {
      const approval = await lockRow(tx, VersionApproval, { id: approvalId }, 'version-approval');
      const { versionId, authority, document, validFrom, validUntil } = approval;
      await tx.delete(VersionApproval, { id: approvalId });
      await this.outbox.append(
        tx,
        catalogEvents['version.approval-removed']({
          subjectId: versionId,
          actorId: actor.id,
          payload: { authority, document, validFrom, validUntil },
        }),
      );
    });
  }
}
