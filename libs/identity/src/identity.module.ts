import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { CONFIGURATION } from '#config';
import { AccountOpening } from './account-opening.js';
import { AccountRepository } from './account.repository.js';
import { AttemptLimits } from './attempt-limits.js';
import { AUTH, AUTH_POOL, authOnDemand } from './auth.js';
import { Authenticator } from './authenticator.js';
import { ClientQueries } from './client.queries.js';
import { ClientRepository } from './client.repository.js';
import { Coaching } from './coaching.entity.js';
import { Connections } from './connections.js';
import { DeclaredConflict } from './declared-conflict.entity.js';
import { DeclaredConflictQueries } from './declared-conflict.queries.js';
import { HolderTokens } from './holder-tokens.js';
import { Invitation } from './invitation.entity.js';
import { InvitationQueries } from './invitation.queries.js';
import { InvitationRepository } from './invitation.repository.js';
import { MailedLinks } from './mailed-links.js';
import { OAuthServer } from './oauth-server.js';
import * as operations from './operations/index.js';
import { PasswordProof } from './password-proof.js';
import { PasswordReset } from './password-reset.entity.js';
import { Person } from './person.entity.js';
import { PersonQueries } from './person.queries.js';
import { PersonRepository } from './person.repository.js';
import { SecondFactorCodes } from './second-factor-codes.js';
import { SessionAuthenticator } from './session-authenticator.js';
import { SessionCookies } from './session-cookies.js';
import { SessionQueries } from './session.queries.js';

const identityEntities: Function[] = [Person, Coaching, DeclaredConflict, Invitation, PasswordReset];

const shown = [
  ...Object.values(operations),
  AccountOpening,
  AttemptLimits,
  ClientQueries,
  Connections,
  DeclaredConflictQueries,
  HolderTokens,
  InvitationQueries,
  MailedLinks,
  OAuthServer,
  PersonQueries,
  PersonRepository,
  SessionCookies,
  SessionQueries,
];

/** People, how they sign in, and what they may do. */
@Module({
  imports: [TypeOrmModule.forFeature(identityEntities)],
  providers: [
    {
      provide: AUTH_POOL,
      inject: [DataSource],
      useFactory: ({ driver }: DataSource) => (driver as PostgresDriver).master as Pool,
    },
    { provide: AUTH, inject: [CONFIGURATION, AUTH_POOL], useFactory: authOnDemand },
    { provide: Authenticator, useClass: SessionAuthenticator },
    AccountRepository,
    ClientRepository,
    InvitationRepository,
    PasswordProof,
    SecondFactorCodes,
    ...shown,
  ],
  exports: [Authenticator, ...shown],
})
export class IdentityModule {}
