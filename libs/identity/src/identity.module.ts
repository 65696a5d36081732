import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { CONFIGURATION } from '#config';
import { injectables } from '#kernel/nest';
import * as attemptLimits from './attempt-limits/index.js';
import { ProgramsModule } from '#programs';
import { AccountRepository } from './auth/account.repository.js';
import { ResealAccounts } from './auth/reseal-accounts.js';
import { AUTH, AUTH_POOL, authOnDemand } from './auth/auth.js';
import { ClientRepository } from './clients/client.repository.js';
import * as clients from './clients/index.js';
import { Coaching } from './coaching/coaching.entity.js';
import * as coaching from './coaching/index.js';
import * as connections from './connections/index.js';
import { DeclaredConflict } from './declared-conflicts/declared-conflict.entity.js';
import * as declaredConflicts from './declared-conflicts/index.js';
import * as devices from './devices/index.js';
import * as demo from './demo/index.js';
import * as expiry from './expiry/index.js';
import * as invitations from './invitations/index.js';
import { Invitation } from './invitations/invitation.entity.js';
import { InvitationRepository } from './invitations/invitation.repository.js';
import * as authorization from './authorization/index.js';
import * as password from './password/index.js';
import { PasswordProof } from './password/password-proof.js';
import { PasswordReset } from './password/password-reset.entity.js';
import * as people from './people/index.js';
import { Person } from './person.entity.js';
import { PersonRepository } from './person.repository.js';
import * as read from './read/index.js';
import * as secondFactor from './second-factor/index.js';
import { SecondFactorCodes } from './second-factor/second-factor-codes.js';
import { Authenticator } from './session/authenticator.js';
import * as session from './session/index.js';
import { SessionAuthenticator } from './session/session-authenticator.js';

const identityEntities: Function[] = [Person, Coaching, DeclaredConflict, Invitation, PasswordReset];

const shown = [
  ...injectables(
    attemptLimits,
    clients,
    coaching,
    connections,
    declaredConflicts,
    demo,
    devices,
    expiry,
    invitations,
    authorization,
    password,
    people,
    read,
    secondFactor,
    session,
  ),
  PersonRepository,
];

/** People, how they sign in, and what they may do. */
@Module({
  imports: [TypeOrmModule.forFeature(identityEntities), ProgramsModule],
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
    ResealAccounts,
    SecondFactorCodes,
    ...shown,
  ],
  exports: [Authenticator, ResealAccounts, ...shown],
})
export class IdentityModule {}
