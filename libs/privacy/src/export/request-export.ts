import { Injectable } from '@nestjs/common';
import { DatabaseClock, Transactor } from '#database';
import { PersonRepository } from '#identity';
import { DomainError } from '#kernel';
import type { DataExport } from './data-export.entity.js';
import { DataExports } from './data-exports.js';

const day = 86_400_000;

/**
 * Requests an export of everything about the person who asks. The worker makes it; a message says when it is ready. There
 * is one in progress at a time, and one a day.
 * @throws DomainError `export.in-progress` (409), `export.recent` (409).
 */
@Injectable()
export class RequestExport {
  constructor(
    private readonly transactor: Transactor,
    private readonly people: PersonRepository,
    private readonly exports: DataExports,
    private readonly clock: DatabaseClock,
  ) {}

  run({ actor }: { actor: { id: string } }): Promise<DataExport> {
    return this.transactor.run(async (tx) => {
      const { id: personId } = await this.people.lock(tx, actor.id);
      const requestedAt = await this.clock.now(tx);
      const latest = await this.exports.latest(tx, personId);
      if (latest?.state === 'requested')
        throw new DomainError(
          'conflict',
          'export.in-progress',
          'Your export is being made. We tell you when it is ready.',
        );
      if (latest?.state === 'ready' && requestedAt.getTime() - latest.requestedAt.getTime() < day)
        throw new DomainError(
          'conflict',
          'export.recent',
          'Your last export is less than a day old. Download it, or request another one tomorrow.',
        );
      return this.exports.add(tx, { personId, requestedAt });
    });
  }
}
