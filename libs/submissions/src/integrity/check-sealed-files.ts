import { Injectable, Logger } from '@nestjs/common';
import { Transactor } from '#database';
import { Clock } from '#kernel';
import { ContentChecks, type RecordedContent } from './content-checks.js';
import { SealedContentQueries } from './sealed-content.queries.js';
import { contentsInATurn, dueBefore, givenUpBefore } from './spread.policy.js';

const megabyte = 1024 * 1024;
/** Slow, so that nobody notices it. */
const bytesPerSecond = 20 * megabyte;

/**
 * Compares the sealed contents that were compared longest ago with their records: as many as it takes to compare
 * everything once in 30 days. Two workers take different ones.
 * @returns how many were compared.
 */
@Injectable()
export class CheckSealedFiles {
  private readonly logger = new Logger('store');

  constructor(
    private readonly transactor: Transactor,
    private readonly contents: SealedContentQueries,
    private readonly checks: ContentChecks,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<number> {
    const now = this.clock.now();
    const { genuine, damaged } = dueBefore(now);
    const { contents } = await this.contents.extent(genuine);
    const due = await this.contents.longestNotCompared(genuine, damaged, contentsInATurn(contents));
    let compared = 0;
    for (const content of due) {
      if (!(await this.claim(content, now))) continue;
      const fault = await this.checks.check(content, bytesPerSecond);
      if (fault !== null)
        this.logger.error(`The sealed content ${content.storageKey} is damaged in the store: ${fault}.`);
      compared += 1;
    }
    return compared;
  }

  private async claim({ storageKey, sha256 }: RecordedContent, now: Date): Promise<boolean> {
    const claimed = await this.transactor.run((tx) =>
      tx.query<object[]>(
        `INSERT INTO content_check AS known (storage_key, sha256, begun_at) VALUES ($1, $2, $3)
         ON CONFLICT (storage_key) DO UPDATE SET begun_at = excluded.begun_at
          WHERE known.begun_at IS NULL OR known.begun_at < $4
         RETURNING storage_key`,
        [storageKey, sha256, now, givenUpBefore(now)],
      ),
    );
    return claimed.length === 1;
  }
}
