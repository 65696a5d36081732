import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull, MoreThan } from 'typeorm';
import { CONFIGURATION, type Configuration } from '#config';
import { type Locked, lockRow, type Tx } from '#database';
import { DomainError, Ids } from '#kernel';
import { Invitation } from './invitation.entity.js';
import { issueToken, tokenHash } from '../auth/mailed-token.js';
import { keyFor } from '../auth/secret-keys.js';

/** How long an invitation can be accepted: fourteen days. */
const validForMs = 14 * 24 * 60 * 60 * 1000;

/** Writes invitations. An invitation is open until it is accepted, revoked or expired. */
@Injectable()
export class InvitationRepository {
  constructor(
    private readonly ids: Ids,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  async issue(
    tx: Tx,
    { personId, invitedBy, at }: { personId: string; invitedBy: string | null; at: Date },
  ): Promise<Invitation> {
    const id = this.ids.next();
    const { hash, sealed } = issueToken(id, keyFor('mailed-tokens', this.configuration.secret));
    const expiresAt = new Date(at.getTime() + validForMs);
    const invitation: Invitation = {
      id,
      personId,
      invitedBy,
      tokenHash: hash,
      sealedToken: sealed,
      invitedAt: at,
      expiresAt,
      acceptedAt: null,
      revokedAt: null,
    };
    await tx.insert(Invitation, invitation);
    return invitation;
  }

  /** How many of these people have an open invitation. A person has one at most. */
  countOpen(manager: EntityManager, personIds: readonly string[], at: Date): Promise<number> {
    const open = { acceptedAt: IsNull(), revokedAt: IsNull(), expiresAt: MoreThan(at) };
    return manager.countBy(Invitation, { personId: In(personIds), ...open });
  }

  /** Revokes the open invitations of a person. Returns their ids. */
  async revokeOpen(tx: Tx, personId: string, at: Date): Promise<string[]> {
    const open = await tx.find(Invitation, {
      where: { personId, acceptedAt: IsNull(), revokedAt: IsNull() },
      lock: { mode: 'for_no_key_update' },
    });
    const ids = open.map(({ id }) => id);
    if (ids.length > 0) await tx.update(Invitation, { id: In(ids) }, { revokedAt: at, sealedToken: null });
    return ids;
  }

  /** Whether there is an invitation with this token, open or not. */
  async knows(manager: EntityManager, token: string): Promise<boolean> {
    return manager.existsBy(Invitation, { tokenHash: tokenHash(token) });
  }

  /**
   * Locks the open invitation with this token.
   * @throws DomainError `invitation.not-found`; `invitation.closed` (410) once accepted, revoked or expired.
   */
  async lockOpen(tx: Tx, token: string, at: Date): Promise<Locked<Invitation>> {
    const invitation = await lockRow(tx, Invitation, { tokenHash: tokenHash(token) }, 'invitation');
    const closed = closedBecause(invitation, at);
    if (closed !== null) throw new DomainError('gone', 'invitation.closed', closed);
    return invitation;
  }

  lock(tx: Tx, id: string): Promise<Locked<Invitation>> {
    return lockRow(tx, Invitation, { id }, 'invitation');
  }

  /** Closes a locked invitation and erases its token. */
  async close(
    tx: Tx,
    { id }: Locked<Invitation>,
    how: Pick<Partial<Invitation>, 'acceptedAt' | 'revokedAt'>,
  ): Promise<void> {
    await tx.update(Invitation, { id }, { ...how, sealedToken: null });
  }
}

function closedBecause({ acceptedAt, revokedAt, expiresAt }: Invitation, at: Date): string | null {
  if (acceptedAt !== null)
    return 'This invitation was already accepted. Sign in, or reset your password if you forgot it.';
  if (revokedAt !== null)
    return 'This invitation was withdrawn or replaced by a later one. Look for a later email, or ask the person who invited you.';
  if (expiresAt <= at) return 'This invitation has expired. Ask the person who invited you for a new one.';
  return null;
}
