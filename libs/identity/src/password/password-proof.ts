import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccountRepository } from '../auth/account.repository.js';
import type { Attempt } from '../attempt-limits/attempt-limit.policy.js';
import { AttemptLimits } from '../attempt-limits/attempt-limits.js';
import { wrongPassword } from '../auth/auth-refusal.js';
import { verifyPassword } from './password-hash.js';
import type { Person } from '../person.entity.js';

/** Asks a signed-in person for the password again, to protect an unattended screen. */
@Injectable()
export class PasswordProof {
  constructor(
    private readonly dataSource: DataSource,
    private readonly accounts: AccountRepository,
    private readonly limits: AttemptLimits,
  ) {}

  /**
   * Requires the right password and returns its hash. Ten attempts in fifteen minutes.
   * @throws DomainError `password.wrong` at `pointer`; `request.too-many`.
   */
  async require(person: Person, password: string, pointer: string): Promise<string> {
    const attempt: Attempt = { what: 'password-proof/account', by: person.id };
    await this.limits.take(attempt);
    const kept =
      person.userId === null ? null : await this.accounts.passwordHashOf(this.dataSource.manager, person.userId);
    if (kept === null || !(await verifyPassword(kept, password))) throw wrongPassword(pointer);
    await this.limits.uncount(attempt);
    return kept;
  }
}
