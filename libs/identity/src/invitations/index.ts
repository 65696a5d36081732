export * from './accept-invitation.js';
export * from './invitation.queries.js';
export * from './invite-people.js';
export * from './invite-person.js';
export * from './read-invitation.js';
export * from './revoke-invitation.js';
