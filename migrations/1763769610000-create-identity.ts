import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateIdentity1763769610000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(authTables);
    await runner.query(ourTables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE attempt, password_reset, invitation, declared_conflict, coaching, person');
    await runner.query('DROP SCHEMA auth CASCADE');
  }
}

/**
 * The tables that better-auth 1.7.7 needs with its two-factor, jwt and oauth-provider (1.7.5) plugins. The SQL comes from
 * `getMigrations(auth.options).compileMigrations()`, and auth.db-spec.ts shows that nothing is missing. Ids stay text: with
 * uuid ids a replayed `private_key_jwt` would be accepted.
 */
const authTables = `
  CREATE SCHEMA auth;

  CREATE TABLE auth."user" (
    "id" text PRIMARY KEY, "name" text NOT NULL, "email" text NOT NULL UNIQUE, "emailVerified" boolean NOT NULL, "image" text,
    "createdAt" timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP, "updatedAt" timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "twoFactorEnabled" boolean
  );

  CREATE TABLE auth."session" (
    "id" text PRIMARY KEY, "expiresAt" timestamptz NOT NULL, "token" text NOT NULL UNIQUE,
    "createdAt" timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP, "updatedAt" timestamptz NOT NULL, "ipAddress" text, "userAgent" text,
    "userId" text NOT NULL REFERENCES auth."user" ("id") ON DELETE CASCADE
  );
  CREATE INDEX "session_userId_idx" ON auth."session" ("userId");

  CREATE TABLE auth."account" (
    "id" text PRIMARY KEY, "accountId" text NOT NULL, "providerId" text NOT NULL,
    "userId" text NOT NULL REFERENCES auth."user" ("id") ON DELETE CASCADE,
    "accessToken" text, "refreshToken" text, "idToken" text, "accessTokenExpiresAt" timestamptz, "refreshTokenExpiresAt" timestamptz,
    "scope" text, "password" text, "createdAt" timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP, "updatedAt" timestamptz NOT NULL
  );
  CREATE INDEX "account_userId_idx" ON auth."account" ("userId");

  CREATE TABLE auth."verification" (
    "id" text PRIMARY KEY, "identifier" text NOT NULL, "value" text NOT NULL, "expiresAt" timestamptz NOT NULL,
    "createdAt" timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP, "updatedAt" timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP
  );
  CREATE INDEX "verification_identifier_idx" ON auth."verification" ("identifier");

  CREATE TABLE auth."jwks" (
    "id" text PRIMARY KEY, "publicKey" text NOT NULL, "privateKey" text NOT NULL, "createdAt" timestamptz NOT NULL,
    "expiresAt" timestamptz, "alg" text, "crv" text
  );

  CREATE TABLE auth."twoFactor" (
    "id" text PRIMARY KEY, "secret" text NOT NULL, "backupCodes" text NOT NULL,
    "userId" text NOT NULL REFERENCES auth."user" ("id") ON DELETE CASCADE,
    "verified" boolean, "failedVerificationCount" integer, "lockedUntil" timestamptz
  );
  CREATE INDEX "twoFactor_secret_idx" ON auth."twoFactor" ("secret");
  CREATE INDEX "twoFactor_userId_idx" ON auth."twoFactor" ("userId");

  CREATE TABLE auth."oauthClient" (
    "id" text PRIMARY KEY, "clientId" text NOT NULL UNIQUE, "clientSecret" text, "clientDiscoveryId" text, "disabled" boolean,
    "skipConsent" boolean, "enableEndSession" boolean, "subjectType" text, "scopes" jsonb, "clientCredentialsScopes" jsonb,
    "userId" text REFERENCES auth."user" ("id") ON DELETE CASCADE, "createdAt" timestamptz, "updatedAt" timestamptz,
    "name" text, "uri" text, "icon" text, "contacts" jsonb, "tos" text, "policy" text,
    "softwareId" text, "softwareVersion" text, "softwareStatement" text, "redirectUris" jsonb NOT NULL, "postLogoutRedirectUris" jsonb,
    "backchannelLogoutUri" text, "backchannelLogoutSessionRequired" boolean, "tokenEndpointAuthMethod" text, "applicationType" text,
    "jwks" text, "jwksUri" text, "grantTypes" jsonb, "responseTypes" jsonb, "requirePKCE" boolean, "dpopBoundAccessTokens" boolean,
    "referenceId" text, "metadata" jsonb
  );
  CREATE INDEX "oauthClient_userId_idx" ON auth."oauthClient" ("userId");

  CREATE TABLE auth."oauthResource" (
    "id" text PRIMARY KEY, "identifier" text NOT NULL UNIQUE, "name" text NOT NULL, "accessTokenTtl" integer, "refreshTokenTtl" integer,
    "signingAlgorithm" text, "signingKeyId" text, "allowedScopes" jsonb, "customClaims" jsonb, "dpopBoundAccessTokensRequired" boolean,
    "disabled" boolean, "createdAt" timestamptz, "updatedAt" timestamptz, "policyVersion" integer, "metadata" jsonb
  );

  CREATE TABLE auth."oauthClientResource" (
    "id" text PRIMARY KEY, "clientId" text NOT NULL REFERENCES auth."oauthClient" ("clientId") ON DELETE CASCADE,
    "resourceId" text NOT NULL REFERENCES auth."oauthResource" ("identifier") ON DELETE CASCADE, "metadata" jsonb, "createdAt" timestamptz
  );
  CREATE INDEX "oauthClientResource_clientId_idx" ON auth."oauthClientResource" ("clientId");
  CREATE INDEX "oauthClientResource_resourceId_idx" ON auth."oauthClientResource" ("resourceId");
  CREATE UNIQUE INDEX "oauthClientResource_clientId_resourceId_uidx" ON auth."oauthClientResource" ("clientId", "resourceId");

  CREATE TABLE auth."oauthRefreshToken" (
    "id" text PRIMARY KEY, "token" text NOT NULL UNIQUE, "clientId" text NOT NULL REFERENCES auth."oauthClient" ("clientId") ON DELETE CASCADE,
    "sessionId" text REFERENCES auth."session" ("id") ON DELETE SET NULL,
    "userId" text NOT NULL REFERENCES auth."user" ("id") ON DELETE CASCADE, "referenceId" text, "authorizationCodeId" text,
    "resources" jsonb, "requestedUserInfoClaims" jsonb, "expiresAt" timestamptz NOT NULL, "createdAt" timestamptz NOT NULL,
    "revoked" timestamptz, "rotatedAt" timestamptz, "rotationReplayResponse" text, "rotationReplayExpiresAt" timestamptz,
    "authTime" timestamptz, "confirmation" jsonb, "scopes" jsonb NOT NULL
  );
  CREATE INDEX "oauthRefreshToken_clientId_idx" ON auth."oauthRefreshToken" ("clientId");
  CREATE INDEX "oauthRefreshToken_sessionId_idx" ON auth."oauthRefreshToken" ("sessionId");
  CREATE INDEX "oauthRefreshToken_userId_idx" ON auth."oauthRefreshToken" ("userId");
  CREATE INDEX "oauthRefreshToken_authorizationCodeId_idx" ON auth."oauthRefreshToken" ("authorizationCodeId");

  CREATE TABLE auth."oauthAccessToken" (
    "id" text PRIMARY KEY, "token" text NOT NULL UNIQUE, "clientId" text NOT NULL REFERENCES auth."oauthClient" ("clientId") ON DELETE CASCADE,
    "sessionId" text REFERENCES auth."session" ("id") ON DELETE SET NULL,
    "userId" text REFERENCES auth."user" ("id") ON DELETE CASCADE, "referenceId" text, "authorizationCodeId" text,
    "resources" jsonb, "requestedUserInfoClaims" jsonb,
    "refreshId" text REFERENCES auth."oauthRefreshToken" ("id") ON DELETE CASCADE,
    "expiresAt" timestamptz NOT NULL, "createdAt" timestamptz NOT NULL, "revoked" timestamptz, "confirmation" jsonb, "scopes" jsonb NOT NULL
  );
  CREATE INDEX "oauthAccessToken_clientId_idx" ON auth."oauthAccessToken" ("clientId");
  CREATE INDEX "oauthAccessToken_sessionId_idx" ON auth."oauthAccessToken" ("sessionId");
  CREATE INDEX "oauthAccessToken_userId_idx" ON auth."oauthAccessToken" ("userId");
  CREATE INDEX "oauthAccessToken_authorizationCodeId_idx" ON auth."oauthAccessToken" ("authorizationCodeId");
  CREATE INDEX "oauthAccessToken_refreshId_idx" ON auth."oauthAccessToken" ("refreshId");

  CREATE TABLE auth."oauthConsent" (
    "id" text PRIMARY KEY, "clientId" text NOT NULL REFERENCES auth."oauthClient" ("clientId") ON DELETE CASCADE,
    "userId" text REFERENCES auth."user" ("id") ON DELETE CASCADE, "referenceId" text, "resources" jsonb,
    "requestedUserInfoClaims" jsonb, "scopes" jsonb NOT NULL, "createdAt" timestamptz NOT NULL, "updatedAt" timestamptz NOT NULL
  );
  CREATE INDEX "oauthConsent_clientId_idx" ON auth."oauthConsent" ("clientId");
  CREATE INDEX "oauthConsent_userId_idx" ON auth."oauthConsent" ("userId");

  CREATE TABLE auth."oauthClientAssertion" ("id" text PRIMARY KEY, "expiresAt" timestamptz NOT NULL);
`;

const ourTables = `
  CREATE TABLE person (
    id uuid PRIMARY KEY,
    user_id text UNIQUE REFERENCES auth."user" ("id") ON DELETE SET NULL,
    email text NOT NULL UNIQUE CHECK (email = lower(email)),
    name text NOT NULL,
    district text,
    school text,
    employer text,
    region smallint CHECK (region BETWEEN 1 AND 9),
    zone text NOT NULL,
    roles text[] NOT NULL CHECK (roles <@ ARRAY['candidate', 'reviewer', 'administrator', 'coach']),
    created_at timestamptz NOT NULL,
    revision int NOT NULL DEFAULT 1
  );
  CREATE INDEX person_by_name ON person (lower(name), id);
  CREATE INDEX person_by_role ON person USING gin (roles);

  CREATE TABLE coaching (
    coach_id uuid NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    candidate_id uuid NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    since timestamptz NOT NULL,
    -- Who coached once still has a conflict, so an ended coaching stays.
    ended_at timestamptz,
    PRIMARY KEY (coach_id, candidate_id),
    CHECK (coach_id <> candidate_id)
  );
  CREATE INDEX coaching_of_candidate ON coaching (candidate_id);

  CREATE TABLE declared_conflict (
    reviewer_id uuid NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    candidate_id uuid NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    reason text NOT NULL,
    declared_at timestamptz NOT NULL,
    PRIMARY KEY (reviewer_id, candidate_id),
    CHECK (reviewer_id <> candidate_id)
  );

  CREATE TABLE invitation (
    id uuid PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    invited_by uuid REFERENCES person (id) ON DELETE SET NULL,
    token_hash text NOT NULL UNIQUE,
    -- Encrypted, for the mail that carries it; erased as soon as the invitation is no longer open.
    sealed_token text,
    invited_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    accepted_at timestamptz,
    revoked_at timestamptz,
    CHECK (accepted_at IS NULL OR revoked_at IS NULL)
  );
  CREATE UNIQUE INDEX invitation_open ON invitation (person_id) WHERE accepted_at IS NULL AND revoked_at IS NULL;
  CREATE INDEX invitation_of_person ON invitation (person_id);

  CREATE TABLE password_reset (
    id uuid PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    token_hash text NOT NULL UNIQUE,
    sealed_token text,
    requested_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz
  );
  CREATE INDEX password_reset_of_person ON password_reset (person_id);

  -- How often something that must not be tried without end was tried, by account or by address.
  CREATE TABLE attempt (
    key text PRIMARY KEY,
    taken int NOT NULL,
    renews_at timestamptz NOT NULL
  );
  CREATE INDEX attempt_renewal ON attempt (renews_at);
`;
