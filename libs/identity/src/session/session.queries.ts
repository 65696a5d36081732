import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIGURATION, type Configuration } from '#config';
import { programsSql } from '#programs';
import type { Role, SecondFactorState } from '../vocabulary.js';
import { rolesInForce } from '../second-factor/second-factor.policy.js';
import { signInFirst } from '../auth/auth-refusal.js';

/** A program, as somebody who takes part in it sees it. */
export interface OwnProgram {
  code: string;
  name: string;
  /** Whether public pages show this program by default. */
  standard: boolean;
  /** `#rrggbb`. Null: the green of Laurel. */
  accent: string | null;
  /** What the program calls some of the roles. */
  roleNames: Partial<Record<Role, string>>;
}

/** Who is signed in, and with which roles. */
export interface CurrentSession {
  personId: string;
  /** The program in which they act. */
  program: OwnProgram;
  /** All programs in which they take part, in the order in which they joined. */
  programs: OwnProgram[];
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

interface FoundSession {
  expiresAt: Date;
  completed: boolean;
  people: Pick<CurrentSession, 'personId' | 'program' | 'name' | 'email' | 'zone' | 'roles'>[];
}

/** Reads sessions. */
@Injectable()
export class SessionQueries {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /**
   * The session with this token: in the program with this code if they take part in it, or else in the one that they
   * joined first.
   * @throws DomainError `access.unauthenticated` when the session is no longer valid.
   */
  async byToken(token: string | null, program: string | null): Promise<CurrentSession> {
    const [found] = await this.dataSource.query<FoundSession[]>(
      `SELECT s."expiresAt", u."twoFactorEnabled" IS TRUE AS completed,
              jsonb_agg(jsonb_build_object('personId', p.id, 'program', jsonb_build_object('code', g.code, 'name', g.name, 'standard', g.standard,
                          'accent', g.settings->'accent', 'roleNames', coalesce(g.settings->'roleNames', '{}')),
                          'name', p.name, 'email', p.email, 'zone', p.zone, 'roles', p.roles) ORDER BY p.created_at, p.id) AS people
         FROM auth.session s JOIN auth."user" u ON u.id = s."userId" JOIN person p ON p.user_id = u.id
         JOIN ${programsSql} g ON g.id = p.program_id
        WHERE s.token = $1 AND s."expiresAt" > now() AND p.deactivated_at IS NULL
        GROUP BY s.id, u.id`,
      [token],
    );
    const person = found?.people.find((candidate) => candidate.program.code === program) ?? found?.people[0];
    if (found === undefined || person === undefined) throw signInFirst();
    const { completed, expiresAt, people } = found;
    const inForce = rolesInForce(person.roles, { required: this.configuration.requireTotp, completed });
    return {
      ...person,
      programs: people.map((each) => each.program),
      roles: inForce.roles,
      withheldRoles: inForce.withheld,
      secondFactor: completed ? 'on' : 'off',
      expiresAt,
    };
  }
}
