import { Injectable } from '@nestjs/common';
import { lockRow, Outbox, Transactor } from '#database';
import type { Actor } from '#identity';
import { catalogEvents } from '../events.js';
import { MicroCredential } from '../micro-credential.entity.js';
import { DesignMember } from './design-member.entity.js';

export interface MemberRemoval {
  memberId: string;
  actor: Pick<Actor, 'id'>;
}

/**
 * Takes a part in a design team away from a person. Their comments and sign-offs stay.
 * @throws DomainError `design-member.not-found`
 */
@Injectable()
export class RemoveMember {
  constructor(
    private readonly transactor: Transactor,
    private readonly outbox: Outbox,
  ) {}

  run({ memberId, actor }: MemberRemoval): Promise<void> {
    return this.transactor.run(async (tx) => {
      const member = await lockRow(tx, DesignMember, { id: memberId }, 'design-member');
      const { personId, part, level } = member;
      const { code } = await tx.findOneByOrFail(MicroCredential, { id: member.microCredentialId });
      // First, because the database tells the program of an event by what it happened to.
      await this.outbox.append(
        tx,
        catalogEvents['design-member.removed']({
          subjectId: memberId,
          actorId: actor.id,
          payload: { microCredential: code, personId, part, level },
        }),
      );
      await tx.delete(DesignMember, { id: memberId });
    });
  }
}
