import { Inject, Injectable } from '@nestjs/common';
import type { DomainError } from '#kernel';
import { AttemptLimits } from '../attempts/attempt-limits.js';
import { AUTH, type AuthOnDemand } from '../auth/auth.js';
import { called } from '../auth/auth-calls.js';

interface GivenCode {
  email: string;
  /** Six digits. */
  code: string;
  /** With the cookie of the sign-in that waits, or of the session. */
  headers: Headers;
  /** The refusal for a code that does not hold. */
  refusal: () => DomainError;
}

/** Passes the codes of authenticator apps, each once: better-auth would take one again while its time runs (RFC 6238, 5.2). */
@Injectable()
export class SecondFactorCodes {
  constructor(
    @Inject(AUTH) private readonly auth: AuthOnDemand,
    private readonly limits: AttemptLimits,
  ) {}

  /** Gives the `Set-Cookie` headers of the session that the code opens. */
  async pass({ email, code, headers, refusal }: GivenCode): Promise<string[]> {
    if (!(await this.limits.takes({ what: 'second-factor/code', by: `${email} ${code}` }))) throw refusal();
    const { api } = await this.auth();
    const { setCookies } = await called(api.verifyTOTP({ body: { code }, headers, returnHeaders: true }), {
      INVALID_CODE: refusal,
    });
    return setCookies;
  }
}
