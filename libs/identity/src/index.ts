export { Authenticator } from './authenticator.js';
export { roles, type Actor, type ClientActor, type PersonActor, type Role } from './domain/actor.js';
export { clientScopes, isPermitted, permissions, requirePermission, type Permission } from './domain/permissions.js';
export { identityEntities, IdentityModule } from './identity.module.js';
export { Person } from './person.entity.js';
export { PersonQueries, type ConflictFacts, type PersonRef } from './person.queries.js';
