import { Logger } from '@nestjs/common';
import { oauthProvider } from '@better-auth/oauth-provider';
import { betterAuth } from 'better-auth';
import { jwt, twoFactor } from 'better-auth/plugins';
import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import type { Configuration } from '#config';
import { versionedSecrets } from './secret-keys.js';
import { backpackScopes, clientScopes, grantTypes } from '../vocabulary.js';
import { maxPasswordLength, minPasswordLength } from '../password/password.policy.js';
import { tokenHash } from './mailed-token.js';
import { hashPassword, verifyPassword } from '../password/password-hash.js';
import { sessionCookiePrefix } from '../session/cookie-signature.js';

/** The lifetime of a session in seconds: fourteen days from sign-in. It is not extended. */
export const sessionSeconds = 14 * 24 * 60 * 60;
/** The lifetime of an access token in seconds. */
export const accessTokenSeconds = 60 * 60;

/** The lifetime of a backpack's refresh token in seconds: ninety days from its last use. */
export const refreshTokenSeconds = 90 * 24 * 60 * 60;
/** How long a holder has to decide, and a backpack to use its code, in seconds. */
export const connectionSeconds = 10 * 60;

/**
 * The OAuth server: client credentials for systems that an administrator registered, and codes (PKCE, S256) for
 * backpacks that holders connect. Its own registration over HTTP is closed, and would grant no scope if someone opened
 * it: our registration writes its table. Access tokens are opaque, so that a revoked client is shut out at once.
 */
export const oauthOptions: Parameters<typeof oauthProvider>[0] = {
  loginPage: '/connect',
  consentPage: '/connect',
  scopes: [...clientScopes, ...backpackScopes],
  grantTypes: [...grantTypes],
  allowDynamicClientRegistration: false,
  allowUnauthenticatedClientRegistration: false,
  clientRegistrationDefaultScopes: [],
  clientRegistrationAllowedScopes: [],
  clientPrivileges: () => false,
  resourcePrivileges: () => false,
  m2mAccessTokenExpiresIn: accessTokenSeconds,
  accessTokenExpiresIn: accessTokenSeconds,
  refreshTokenExpiresIn: refreshTokenSeconds,
  codeExpiresIn: connectionSeconds,
  storeClientSecret: { hash: async (secret) => tokenHash(secret) },
  storeTokens: { hash: async (token) => tokenHash(token) },
};

/**
 * better-auth on our PostgreSQL (schema `auth`): passwords, sessions, second factors, OAuth clients. Only its OAuth
 * routes are mounted; our own routes call it in-process.
 */
export function createAuth(configuration: Configuration, pool: PostgresPool) {
  const { publicUrl } = configuration;
  const logger = new Logger('auth');
  return betterAuth({
    appName: 'Laurel',
    baseURL: publicUrl,
    basePath: '/',
    secrets: versionedSecrets(configuration),
    trustedOrigins: [new URL(publicUrl).origin],
    database: {
      db: new Kysely({ dialect: new PostgresDialect({ pool }) }),
      type: 'postgres',
      schemaName: 'auth',
      transaction: true,
    },
    emailAndPassword: {
      enabled: true,
      // Accounts come by invitation.
      disableSignUp: true,
      minPasswordLength,
      maxPasswordLength,
      password: { hash: hashPassword, verify: ({ hash, password }) => verifyPassword(hash, password) },
    },
    // A cookie cache would continue to accept a revoked session.
    session: { expiresIn: sessionSeconds, disableSessionRefresh: true, cookieCache: { enabled: false } },
    account: { accountLinking: { enabled: false } },
    advanced: {
      cookiePrefix: sessionCookiePrefix(publicUrl),
      // Otherwise better-auth puts __Secure- in front of __Host-.
      useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/', secure: publicUrl.startsWith('https:') },
      ipAddress: { disableIpTracking: true },
    },
    // It counts by internet address only. AttemptLimits counts by account too.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    // Unexpected errors must reach our filter, which logs them with their trace id.
    onAPIError: { throw: true, errorURL: `${publicUrl}/connect` },
    logger: {
      level: 'error',
      log: (_level, message, ...details) => logger.error([message, ...details].map(String).join(' ')),
    },
    plugins: [
      jwt({ disableSettingJwtHeader: true }),
      twoFactor({ issuer: 'Laurel' }),
      oauthProvider({ ...oauthOptions, loginPage: `${publicUrl}/connect`, consentPage: `${publicUrl}/connect` }),
    ],
  });
}
