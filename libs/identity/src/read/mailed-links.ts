import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIGURATION, type Configuration } from '#config';
import { DatabaseClock } from '#database';
import { Invitation } from '../invitations/invitation.entity.js';
import { openWithAny } from '../auth/mailed-token.js';
import { PasswordReset } from '../password/password-reset.entity.js';
import { Person } from '../person.entity.js';
import { keysFor } from '../auth/secret-keys.js';

/** The data for a mail with a secret link. */
export interface MailedLink {
  /** The secret follows `#`, so that no server or proxy logs it. */
  url: string;
  to: { personId: string; email: string; name: string; zone: string };
  /** The first instant when the link no longer works. */
  expiresAt: Date;
}

/** Provides the secret links for mails. Events carry only the ids. */
@Injectable()
export class MailedLinks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: DatabaseClock,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /**
   * The link of an invitation (`person.invited` has its id); null when it is no longer open, so that no mail is sent.
   */
  async invitation(invitationId: string): Promise<MailedLink | null> {
    return this.link('invitation', await this.dataSource.manager.findOneBy(Invitation, { id: invitationId }));
  }

  /**
   * The link of a password reset (`password.reset-requested` has its id as `resetId`); null when it no longer works.
   */
  async passwordReset(resetId: string): Promise<MailedLink | null> {
    return this.link('password-reset', await this.dataSource.manager.findOneBy(PasswordReset, { id: resetId }));
  }

  private async link(
    page: string,
    row: Pick<Invitation, 'id' | 'personId' | 'sealedToken' | 'expiresAt'> | null,
  ): Promise<MailedLink | null> {
    if (row === null || row.sealedToken === null || row.expiresAt <= (await this.clock.now())) return null;
    const {
      id: personId,
      email,
      name,
      zone,
    } = await this.dataSource.manager.findOneByOrFail(Person, { id: row.personId });
    const token = openWithAny(row.sealedToken, row.id, keysFor('mailed-tokens', this.configuration));
    return {
      url: `${this.configuration.publicUrl}/${page}#${token}`,
      to: { personId, email, name, zone },
      expiresAt: row.expiresAt,
    };
  }
}
