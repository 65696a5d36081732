import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIGURATION, type Configuration } from '#config';
import type { Role, SecondFactorState } from '../vocabulary.js';
import { rolesInForce } from '../second-factor/second-factor.policy.js';
import { signInFirst } from '../auth/auth-refusal.js';

/** Who is signed in, and with which roles. */
export interface CurrentSession {
  personId: string;
  name: string;
  email: string;
  zone: string;
  /** The roles in force. */
  roles: Role[];
  /** Roles that are withheld until a second factor is set up. */
  withheldRoles: Role[];
  secondFactor: SecondFactorState;
  expiresAt: Date;
}

/** Reads sessions. */
@Injectable()
export class SessionQueries {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /** @throws DomainError `access.unauthenticated` when the session is no longer valid. */
  async byToken(token: string | null): Promise<CurrentSession> {
    const [found] = await this.dataSource.query<
      (Omit<CurrentSession, 'withheldRoles' | 'secondFactor'> & { completed: boolean })[]
    >(
      `SELECT p.id AS "personId", p.name, p.email, p.zone, p.roles, s."expiresAt", u."twoFactorEnabled" IS TRUE AS completed
         FROM auth.session s JOIN auth."user" u ON u.id = s."userId" JOIN person p ON p.user_id = u.id
        WHERE s.token = $1 AND s."expiresAt" > now()`,
      [token],
    );
    if (found === undefined) throw signInFirst();
    const { completed, roles, ...rest } = found;
    const inForce = rolesInForce(roles, { required: this.configuration.requireTotp, completed });
    return { ...rest, roles: inForce.roles, withheldRoles: inForce.withheld, secondFactor: completed ? 'on' : 'off' };
  }
}
