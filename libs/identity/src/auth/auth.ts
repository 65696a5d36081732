import type { PostgresPool } from 'kysely';
import type { Configuration } from '#config';
import type { createAuth } from './better-auth.js';

export type Auth = ReturnType<typeof createAuth>;

/** better-auth, made at its first use: it is a third of all files that a start would load, and most requests go without. */
export type AuthOnDemand = () => Promise<Auth>;

/** Injection token of {@link AuthOnDemand}. */
export const AUTH = Symbol('auth');

/** Injection token of the process's one pool of connections, for what goes past TypeORM. Its size is what the operator set. */
export const AUTH_POOL = Symbol('auth-pool');

export function authOnDemand(configuration: Configuration, pool: PostgresPool): AuthOnDemand {
  let auth: Promise<Auth> | undefined;
  return () => (auth ??= import('./better-auth.js').then(({ createAuth }) => createAuth(configuration, pool)));
}
