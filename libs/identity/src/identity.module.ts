import { Module } from '@nestjs/common';
import { AccountRepository } from './account.repository.js';
import { Coaching } from './coaching.entity.js';
import { DeclaredConflict } from './declared-conflict.entity.js';
import { Invitation } from './invitation.entity.js';
import { PasswordReset } from './password-reset.entity.js';
import { Person } from './person.entity.js';
import { PersonQueries } from './person.queries.js';
import { PersonRepository } from './person.repository.js';

export const identityEntities: Function[] = [Person, Coaching, DeclaredConflict, Invitation, PasswordReset];

/** People, how they sign in, and what they may do. */
@Module({
  providers: [AccountRepository, PersonRepository, PersonQueries],
  exports: [PersonQueries],
})
export class IdentityModule {}
