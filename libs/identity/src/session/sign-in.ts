import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { AttemptLimits } from '../attempt-limits/attempt-limits.js';
import { AUTH, type AuthOnDemand } from '../auth/auth.js';
import { called, headersWith } from '../auth/auth-calls.js';
import { wrongCode } from '../auth/auth-refusal.js';
import { attemptsOfSignIn } from '../devices/device.policy.js';
import { DeviceCookies } from '../devices/device-cookies.js';
import { KnownDevices } from '../devices/known-devices.js';
import { SecondFactorCodes } from '../second-factor/second-factor-codes.js';
import { PersonQueries } from '../read/person.queries.js';
import { type OpenedSession, SessionCookies } from './session-cookies.js';

export interface Credentials {
  /** Lower-case. */
  email: string;
  password: string;
  /** Six digits from the authenticator app, when a second factor is on. */
  code?: string;
  /** A backup code, instead of `code`. */
  backupCode?: string;
}

interface From {
  /** The internet address of the request. Guesses are counted by it. */
  address: string;
  /** The token of the browser, from its cookie. */
  device?: string | null;
}

/**
 * Opens a session for a person with the right password and, when it is on, the second factor. Ten attempts per account
 * and fifty per address in fifteen minutes; each code works once. A browser from which the person has signed in before
 * has ten attempts of its own, so that strangers cannot lock the person out.
 * @throws DomainError `session.credentials`, the same for an unknown address and a wrong password;
 * `session.code-required`; `session.code`; `session.deactivated` (403), once the password is right; `request.too-many` with the seconds to wait.
 */
@Injectable()
export class SignIn {
  constructor(
    @Inject(AUTH) private readonly auth: AuthOnDemand,
    private readonly limits: AttemptLimits,
    private readonly codes: SecondFactorCodes,
    private readonly devices: KnownDevices,
    private readonly deviceCookies: DeviceCookies,
    private readonly cookies: SessionCookies,
    private readonly people: PersonQueries,
  ) {}

  async run({ address, device = null, ...credentials }: Credentials & From): Promise<OpenedSession> {
    const { email, password } = credentials;
    const knownDevice = (await this.devices.knows({ token: device, email })) ? device : null;
    const { account, origin } = attemptsOfSignIn({ email, address, knownDevice });
    const origins = origin === null ? [] : [origin];
    await this.limits.take(...origins, account);

    const { api } = await this.auth();
    const first = await called(
      api.signInEmail({ body: { email, password }, headers: new Headers(), returnHeaders: true }),
    );
    let setCookies = first.setCookies;
    if ('twoFactorRedirect' in first.result) {
      if (credentials.code === undefined && credentials.backupCode === undefined) {
        await this.limits.uncount(...origins, account);
        throw new DomainError(
          'unauthenticated',
          'session.code-required',
          'This account has a second factor. Enter the code from your authenticator app, or a backup code.',
        );
      }
      setCookies = await this.passSecondFactor(credentials, headersWith(...first.setCookies));
    }
    await this.limits.forget(account);
    await this.limits.uncount(...origins);
    if (await this.people.isDeactivated(email)) throw deactivated();
    const { token, setCookies: sessionCookies } = this.cookies.setIn(setCookies);
    const deviceToken = await this.devices.remember({ token: device, email });
    return { token, setCookies: [...sessionCookies, this.deviceCookies.set(deviceToken)] };
  }

  private async passSecondFactor({ email, code, backupCode }: Credentials, headers: Headers): Promise<string[]> {
    if (code !== undefined) return this.codes.pass({ email, code, headers, refusal: wrongCode });
    const { api } = await this.auth();
    const { setCookies } = await called(
      api.verifyBackupCode({ body: { code: backupCode! }, headers, returnHeaders: true }),
    );
    return setCookies;
  }
}

/** The session that was just opened does not work either: the authenticator looks at the account. */
function deactivated(): DomainError {
  return new DomainError(
    'forbidden',
    'session.deactivated',
    'This account is deactivated. Ask an administrator of your program to reactivate it.',
  );
}
