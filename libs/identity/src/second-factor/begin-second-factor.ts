import { Inject, Injectable } from '@nestjs/common';
import type { PersonActor } from '../access/permissions.policy.js';
import { AUTH, type AuthOnDemand } from '../auth/auth.js';
import { called, headersWith } from '../auth/auth-calls.js';
import { secondFactorOn } from '../auth/auth-refusal.js';
import { PasswordProof } from '../password/password-proof.js';
import { PersonQueries } from '../read/person.queries.js';
import { SessionCookies } from '../session/session-cookies.js';

interface Begin {
  actor: PersonActor;
  /** The token of the current session. */
  token: string;
  password: string;
}

/** What an authenticator app needs. Shown once. It takes effect with the confirmation. */
export interface BegunSecondFactor {
  /** `otpauth://totp/…`, for a QR code. */
  uri: string;
  /** Codes to keep in case the app is lost. Each opens one session. */
  backupCodes: string[];
}

/**
 * Begins to set up a second factor (TOTP: SHA-1, six digits, thirty seconds). Sign-in does not ask for it before it is
 * confirmed.
 * @throws DomainError `password.wrong`; `second-factor.on` when one is already set up; `request.too-many`.
 */
@Injectable()
export class BeginSecondFactor {
  constructor(
    @Inject(AUTH) private readonly auth: AuthOnDemand,
    private readonly people: PersonQueries,
    private readonly proof: PasswordProof,
    private readonly cookies: SessionCookies,
  ) {}

  async run({ actor, token, password }: Begin): Promise<BegunSecondFactor> {
    await this.proof.require(await this.people.byId(actor.id), password, '/password');
    const headers = headersWith(this.cookies.pairFor(token));
    const { api } = await this.auth();
    const { result } = await called(
      api.enableTwoFactor({ body: { password, method: 'totp' }, headers, returnHeaders: true }),
    );
    if (result.method !== 'totp') throw secondFactorOn();
    return { uri: result.totpURI, backupCodes: result.backupCodes };
  }
}
