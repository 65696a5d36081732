import { Injectable } from '@nestjs/common';
import { Transactor } from '#database';
import { AccountRepository } from '../auth/account.repository.js';

/** Ends one session at once. Does nothing without a session. */
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
