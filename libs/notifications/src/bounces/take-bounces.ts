import { Injectable } from '@nestjs/common';
import { Transactor } from '#database';
import type { Bounce } from '#mail';
import { MessageRepository } from '../message.repository.js';

/**
 * Records that messages came back, each once, however often it is reported. Reports about messages that Laurel does not
 * know, or has sent again since, are ignored.
 * @throws DomainError `message.not-sent-yet` (503) when a report is faster than the worker that sent the message.
 */
@Injectable()
export class TakeBounces {
  constructor(
    private readonly transactor: Transactor,
    private readonly messages: MessageRepository,
  ) {}

  async run({ bounces }: { bounces: readonly Bounce[] }): Promise<{ taken: number; ignored: number }> {
    let taken = 0;
    for (const bounce of bounces)
      if (await this.transactor.run((tx) => this.messages.markBounced(tx, bounce))) taken += 1;
    return { taken, ignored: bounces.length - taken };
  }
}
