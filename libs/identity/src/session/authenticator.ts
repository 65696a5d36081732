import type { IncomingMessage } from 'node:http';
import type { Actor } from '../access/permissions.policy.js';

/** Identifies who makes a request, by the session cookie or the bearer token. */
export abstract class Authenticator {
  /** Null when nobody is signed in, or when the session or token is no longer valid. */
  abstract authenticate(request: IncomingMessage): Promise<Actor | null>;
}
