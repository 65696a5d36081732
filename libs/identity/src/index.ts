export { Authenticator } from './authenticator.js';
export { roles, type Actor, type ClientActor, type PersonActor, type Role } from './domain/actor.js';
export { clientScopes, isPermitted, permissions, type Permission } from './domain/permissions.js';
