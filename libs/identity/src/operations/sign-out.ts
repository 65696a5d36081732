import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccountRepository } from '../account.repository.js';

/** Ends one session, at once and for good. Without one it does nothing. */
@Injectable()
export class SignOut {
  constructor(
    private readonly dataSource: DataSource,
    private readonly accounts: AccountRepository,
  ) {}

  async run(token: string | null): Promise<void> {
    if (token !== null) await this.accounts.endSession(this.dataSource.manager, token);
  }
}
