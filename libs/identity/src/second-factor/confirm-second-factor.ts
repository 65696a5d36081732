import { Injectable } from '@nestjs/common';
import { Outbox, Transactor } from '#database';
import { DomainError } from '#kernel';
import type { PersonActor } from '../access/permissions.policy.js';
import { AccountRepository } from '../auth/account.repository.js';
import { headersWith } from '../auth/auth-calls.js';
import { secondFactorOn } from '../auth/auth-refusal.js';
import { PersonQueries } from '../read/person.queries.js';
import { SecondFactorCodes } from './second-factor-codes.js';
import { type OpenedSession, SessionCookies } from '../session/session-cookies.js';
import { identityEvents } from '../events.js';

interface Confirm {
  actor: PersonActor;
  /** The token of the current session. */
  token: string;
  /** Six digits from the authenticator app. */
  code: string;
}

const wrongCode = (): DomainError =>
  new DomainError('invalid', 'second-factor.code', 'This code is wrong, too old, or already used.', {
    errors: [
      {
        pointer: '/code',
        detail: 'Enter the six digits that your app shows now. Check that the clock of its device is right.',
      },
    ],
  });

/**
 * Turns on the second factor with a first code from the app. The session continues with a new token. Every other
 * session ends, because it was opened without a second factor.
 * @throws DomainError `second-factor.not-begun`, `second-factor.on`, `second-factor.code`.
 */
@Injectable()
export class ConfirmSecondFactor {
  constructor(
    private readonly codes: SecondFactorCodes,
    private readonly cookies: SessionCookies,
    private readonly transactor: Transactor,
    private readonly accounts: AccountRepository,
    private readonly people: PersonQueries,
    private readonly outbox: Outbox,
  ) {}

  async run({ actor, token, code }: Confirm): Promise<OpenedSession> {
    const { email, userId } = await this.people.byId(actor.id);
    if (await this.people.hasSecondFactor(actor.id)) throw secondFactorOn();

    const headers = headersWith(this.cookies.pairFor(token));
    const opened = this.cookies.setIn(await this.codes.pass({ email, code, headers, refusal: wrongCode }));
    await this.transactor.run(async (tx) => {
      await this.accounts.endSessions(tx, userId!, opened.token);
      await this.outbox.append(
        tx,
        identityEvents['person.second-factor-set-up']({ subjectId: actor.id, actorId: actor.id }),
      );
    });
    return opened;
  }
}
