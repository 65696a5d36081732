import type { IncomingMessage } from 'node:http';
import type { Actor } from '../access/permissions.policy.js';

/** Tells who makes a request, by its session cookie or its bearer token. */
export abstract class Authenticator {
  /** Null where nobody signed in, or where the session or token no longer holds. */
  abstract authenticate(request: IncomingMessage): Promise<Actor | null>;
}
