import { Injectable } from '@nestjs/common';
import { Transactor } from '#database';
import { AccountRepository } from '../auth/account.repository.js';

/** Ends one session, at once and for good. Without one it does nothing. */
@Injectable()
export class SignOut {
  constructor(
    private readonly transactor: Transactor,
    private readonly accounts: AccountRepository,
  ) {}

  async run({ token }: { token: string | null }): Promise<void> {
    if (token !== null) await this.transactor.run((tx) => this.accounts.endSession(tx, token));
  }
}
