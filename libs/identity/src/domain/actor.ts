import type { Role } from '../vocabulary.js';

/** A signed-in person. */
export interface PersonActor {
  kind: 'person';
  /** The person's id. */
  id: string;
  /** The roles in force. */
  roles: readonly Role[];
  /** Roles that the person has, but that rest until a second factor is set up. */
  withheld?: readonly Role[];
}

/** A system that signed in with client credentials, such as the Ed Leaders Network. */
export interface ClientActor {
  kind: 'client';
  /** The OAuth client's id. */
  id: string;
  scopes: readonly string[];
}

/** Whoever makes a request. */
export type Actor = PersonActor | ClientActor;
