import { Inject, Injectable } from '@nestjs/common';
import type { DomainError } from '#kernel';
import { AttemptLimits } from '../attempt-limits/attempt-limits.js';
import { AUTH, type AuthOnDemand } from '../auth/auth.js';
import { called } from '../auth/auth-calls.js';

interface GivenCode {
  email: string;
  /** Six digits. */
  code: string;
  /** With the cookie of the pending sign-in, or of the session. */
  headers: Headers;
  /** The error for a wrong code. */
  refusal: () => DomainError;
}

/**
 * Checks codes of authenticator apps and accepts each once. better-auth would accept a code again while it is valid
 * (RFC 6238, 5.2).
 */
@Injectable()
export class SecondFactorCodes {
  constructor(
    @Inject(AUTH) private readonly auth: AuthOnDemand,
    private readonly limits: AttemptLimits,
  ) {}

  /** Returns the `Set-Cookie` headers of the session that the code opens. */
  async pass({ email, code, headers, refusal }: GivenCode): Promise<string[]> {
    if (!(await this.limits.takes({ what: 'second-factor/code', by: `${email} ${code}` }))) throw refusal();
    const { api } = await this.auth();
    const { setCookies } = await called(api.verifyTOTP({ body: { code }, headers, returnHeaders: true }), {
      INVALID_CODE: refusal,
    });
    return setCookies;
  }
}
