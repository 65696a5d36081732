import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { DatabaseClock, Transactor, type Tx } from '#database';
import { DomainError, type FieldError } from '#kernel';
import type { PersonActor } from '../access/permissions.policy.js';
import { Person } from '../person.entity.js';
import { InvitationRepository } from './invitation.repository.js';
import { alreadyJoined, type Invitee, InvitePerson } from './invite-person.js';

interface InviteMany {
  actor: PersonActor;
  /** The program that they are invited to. */
  programId: string;
  invitees: readonly Invitee[];
  /** Checks everything and invites nobody. */
  checkOnly: boolean;
}

interface InvitationCounts {
  invited: number;
  /** Those who had an open invitation, which is replaced. */
  again: number;
}

/**
 * Invites many people at once: all of them, or nobody.
 * @throws DomainError `invitations.refused` with an error for each address that has an account or comes twice.
 */
@Injectable()
export class InvitePeople {
  constructor(
    private readonly transactor: Transactor,
    private readonly invitations: InvitationRepository,
    private readonly inviting: InvitePerson,
    private readonly clock: DatabaseClock,
  ) {}

  run({ actor, programId, invitees, checkOnly }: InviteMany): Promise<InvitationCounts> {
    return this.transactor.run(async (tx) => {
      const known = await tx.findBy(Person, { programId, email: In(invitees.map(({ email }) => email)) });
      const joined = new Set(known.flatMap(({ email, userId }) => (userId === null ? [] : [email])));
      const errors = [...joinedErrors(invitees, joined), ...repeatedErrors(invitees)];
      if (errors.length > 0) throw refused(errors);
      const again = await this.countOpen(tx, known);
      if (!checkOnly) await this.inviteAll(tx, { actor, programId }, invitees);
      return { invited: invitees.length, again };
    });
  }

  private async countOpen(tx: Tx, people: readonly Person[]): Promise<number> {
    return this.invitations.countOpen(
      tx,
      people.map(({ id }) => id),
      await this.clock.now(tx),
    );
  }

  /** In one order, so that two administrators who invite the same people do not wait for each other forever. */
  private async inviteAll(
    tx: Tx,
    by: Pick<InviteMany, 'actor' | 'programId'>,
    invitees: readonly Invitee[],
  ): Promise<void> {
    const ordered = invitees.toSorted((one, other) => (one.email < other.email ? -1 : 1));
    for (const invitee of ordered) await this.inviting.within(tx, { ...invitee, ...by });
  }
}

function joinedErrors(invitees: readonly Invitee[], joined: ReadonlySet<string>): FieldError[] {
  return invitees.flatMap(({ email }, index) => (joined.has(email) ? [errorAt(index, alreadyJoined)] : []));
}

function repeatedErrors(invitees: readonly Invitee[]): FieldError[] {
  const seen = new Set<string>();
  return invitees.flatMap(({ email }, index) => {
    if (seen.has(email)) return [errorAt(index, 'This address is in the list already.')];
    seen.add(email);
    return [];
  });
}

const errorAt = (index: number, detail: string): FieldError => ({ pointer: `/invitees/${index}/email`, detail });

function refused(errors: FieldError[]): DomainError {
  return new DomainError(
    'invalid',
    'invitations.refused',
    'Nobody was invited, because some of these people cannot be. Leave them out, or correct their addresses.',
    { errors },
  );
}
