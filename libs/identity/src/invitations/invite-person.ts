import { Injectable } from '@nestjs/common';
import { DatabaseClock, Outbox, Transactor, type Tx } from '#database';
import { DomainError } from '#kernel';
import type { PersonActor } from '../access/permissions.policy.js';
import type { Invitation } from './invitation.entity.js';
import { InvitationRepository } from './invitation.repository.js';
import type { Person } from '../person.entity.js';
import { type PersonAbout, PersonRepository } from '../person.repository.js';
import { identityEvents } from '../events.js';

/** The data about someone who has not joined yet. The zone applies until they choose another. */
export type Invitee = Pick<PersonAbout, 'email' | 'name' | 'roles' | 'zone'> & Partial<Omit<PersonAbout, 'programId'>>;

/** Who is invited, and by whom. */
export type Invite = Invitee & {
  /** The program that they are invited to. */
  programId: string;
  /** Null when the command line invites. */
  actor: PersonActor | null;
};

/** What is said of somebody who needs no invitation. */
export const alreadyJoined = 'This person already has an account. Change their roles instead.';

/**
 * Invites someone by mail to take part in a program, in these roles. The link works once, for fourteen days. Inviting again replaces
 * the open invitation and the data about the person.
 * @throws DomainError `invitation.joined` (409) when somebody in the program has joined with the address.
 */
@Injectable()
export class InvitePerson {
  constructor(
    private readonly transactor: Transactor,
    private readonly people: PersonRepository,
    private readonly invitations: InvitationRepository,
    private readonly outbox: Outbox,
    private readonly clock: DatabaseClock,
  ) {}

  run(invite: Invite): Promise<{ invitation: Invitation; person: Person }> {
    return this.transactor.run((tx) => this.within(tx, invite));
  }

  /** The same in the caller's transaction. */
  async within(
    tx: Tx,
    { actor, district = null, school = null, employer = null, region = null, ...rest }: Invite,
  ): Promise<{ invitation: Invitation; person: Person }> {
    const said = { ...rest, district, school, employer, region };
    const at = await this.clock.now(tx);
    const found = await this.people.insertOrLock(tx, said, at);
    if (found.userId !== null) {
      throw new DomainError('conflict', 'invitation.joined', alreadyJoined, { personId: found.id });
    }
    const person = await this.people.write(tx, found, said);
    await this.invitations.revokeOpen(tx, person.id, at);
    const invitation = await this.invitations.issue(tx, { personId: person.id, invitedBy: actor?.id ?? null, at });
    await this.outbox.append(
      tx,
      identityEvents['person.invited']({
        subjectId: person.id,
        actorId: actor?.id ?? null,
        payload: { personId: person.id, invitationId: invitation.id, roles: person.roles },
      }),
    );
    return { invitation, person };
  }
}
