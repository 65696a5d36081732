import { Injectable, Logger } from '@nestjs/common';
import { DatabaseClock, type Scheduled, Transactor } from '#database';
import { DomainError } from '#kernel';
import { type Attempt, PermanentFailure } from './attempt.js';
import { type Patience, retryAt, someHours, waitUntil } from './retry.policy.js';
import type { ScheduledRepository } from './scheduled.repository.js';

/** A piece of work and who does it. */
export interface Undertaking {
  /** Who does what, for the log. */
  name: string;
  /** How long it is tried. */
  patience?: Patience;
  carryOut(attempt: Attempt): Promise<void>;
}

/**
 * Makes one attempt at a delivery or a task and records the outcome. Work that is done or given up is left alone, so
 * the queue may repeat a job as often as it likes. Work that finds something unavailable waits for it, as long as it
 * takes.
 */
@Injectable()
export class AttemptRunner {
  private readonly logger = new Logger('jobs');

  constructor(
    private readonly transactor: Transactor,
    private readonly clock: DatabaseClock,
  ) {}

  /** Never throws for failing work: the failure is recorded, and the work is due again later. Throws when PostgreSQL is away. */
  async attempt<Key extends object, Begun extends { attempt: number }>(
    repository: ScheduledRepository<Scheduled, Key, Begun>,
    key: Key,
    undertakingOf: (begun: Begun) => Undertaking,
  ): Promise<void> {
    const begun = await this.transactor.run((tx) => repository.begin(tx, key));
    if (begun === null) return;
    const number = begun.attempt;
    const { name, patience = someHours, carryOut } = undertakingOf(begun);
    try {
      // Only a handler that crashes its process gets here.
      if (number > patience.attempts)
        throw new PermanentFailure(`The worker crashed ${patience.attempts} times while handling it.`);
      const progress = (done: number, total: number) =>
        this.transactor.run((tx) => repository.report(tx, key, done, total));
      await carryOut({ number, last: number >= patience.attempts, progress });
    } catch (error) {
      const at = await this.clock.now();
      if (error instanceof DomainError && error.kind === 'unavailable') {
        const wait = { error: error.message, at, retryAt: waitUntil(at), counts: false };
        await this.transactor.run((tx) => repository.fail(tx, key, wait));
        this.logger.warn(`${name} waits until ${wait.retryAt.toISOString()}: ${error.message}`);
        return;
      }
      const again = () => retryAt(number, { failedAt: at, chance: Math.random(), patience });
      const failure = { error: wordsOf(error), at, retryAt: error instanceof PermanentFailure ? null : again() };
      await this.transactor.run((tx) => repository.fail(tx, key, failure));
      const outlook =
        failure.retryAt === null
          ? 'given up until an administrator retries it'
          : `tried again at ${failure.retryAt.toISOString()}`;
      this.logger.warn(`${name} failed, attempt ${number}, ${outlook}: ${failure.error}`);
      return;
    }
    await this.transactor.run(async (tx) => repository.complete(tx, key, await this.clock.now(tx)));
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
