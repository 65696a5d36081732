import { Injectable } from '@nestjs/common';
import { DatabaseClock, Outbox, Transactor } from '#database';
import { DomainError } from '#kernel';
import type { PersonActor } from '../access/permissions.policy.js';
import { InvitationRepository } from './invitation.repository.js';
import { identityEvents } from '../events.js';

interface Revoke {
  actor: PersonActor;
  invitationId: string;
}

/**
 * Withdraws an invitation: its link stops working. Withdrawing twice changes nothing.
 * @throws DomainError `invitation.not-found`; `invitation.accepted` (409) once it was accepted.
 */
@Injectable()
export class RevokeInvitation {
  constructor(
    private readonly transactor: Transactor,
    private readonly invitations: InvitationRepository,
    private readonly outbox: Outbox,
    private readonly clock: DatabaseClock,
  ) {}

  async run({ actor, invitationId }: Revoke): Promise<void> {
    await this.transactor.run(async (tx) => {
      const invitation = await this.invitations.lock(tx, invitationId);
      if (invitation.acceptedAt !== null) {
        throw new DomainError(
          'conflict',
          'invitation.accepted',
          'This invitation was already accepted. To keep the person out, remove their roles.',
          { personId: invitation.personId },
        );
      }
      if (invitation.revokedAt !== null) return;
      await this.invitations.close(tx, invitation, { revokedAt: await this.clock.now(tx) });
      await this.outbox.append(
        tx,
        identityEvents['invitation.revoked']({
          subjectId: invitation.personId,
          actorId: actor.id,
          payload: { invitationId, personId: invitation.personId },
        }),
      );
    });
  }
}
