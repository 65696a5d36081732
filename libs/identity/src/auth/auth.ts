import type { PostgresPool } from 'kysely';
import type { Configuration } from '#config';
import type { createAuth } from './better-auth.js';

export type Auth = ReturnType<typeof createAuth>;

/**
 * Creates better-auth at its first use. It is a third of all files that a start would load, and most requests do not
 * need it.
 */
export type AuthOnDemand = () => Promise<Auth>;

/** Injection token of {@link AuthOnDemand}. */
export const AUTH = Symbol('auth');

/**
 * Injection token of the process's one connection pool, for queries that bypass TypeORM. The operator sets its size.
 */
export const AUTH_POOL = Symbol('auth-pool');

export function authOnDemand(configuration: Configuration, pool: PostgresPool): AuthOnDemand {
  let auth: Promise<Auth> | undefined;
  return () => (auth ??= import('./better-auth.js').then(({ createAuth }) => createAuth(configuration, pool)));
}
