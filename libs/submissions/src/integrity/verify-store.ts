import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { Transactor } from '#database';
import { Clock, Ids } from '#kernel';
import { StoreVerification } from './content-check.entity.js';
import { ContentChecks } from './content-checks.js';
import { type Damage, SealedContentQueries } from './sealed-content.queries.js';

export interface VerificationProgress {
  contents: { done: number; all: number };
  bytes: { done: number; all: number };
}

export interface Verified extends VerificationProgress {
  startedAt: Date;
  /** Everything that is damaged. */
  damages: Damage[];
}

const megabyte = 1024 * 1024;
const batch = 50;

/**
 * Reads every sealed content and compares it with its record. A run that was interrupted is continued: what it has
 * compared is not read again.
 */
@Injectable()
export class VerifyStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly contents: SealedContentQueries,
    private readonly checks: ContentChecks,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async run({
    megabytesPerSecond,
    onProgress,
  }: {
    megabytesPerSecond: number;
    /** Called after each content. */
    onProgress?: (progress: VerificationProgress) => void;
  }): Promise<Verified> {
    const { id, startedAt } = await this.begin();
    const { contents, bytes, left } = await this.contents.extent(startedAt);
    const progress: VerificationProgress = {
      contents: { done: contents - left.contents, all: contents },
      bytes: { done: bytes - left.bytes, all: bytes },
    };
    for (let after = ''; ;) {
      const some = await this.contents.notComparedSince(startedAt, after, batch);
      for (const content of some) {
        await this.checks.check(content, megabytesPerSecond * megabyte);
        progress.contents.done += 1;
        progress.bytes.done += content.size;
        onProgress?.(progress);
      }
      if (some.length === 0) break;
      after = some.at(-1)!.storageKey;
    }
    await this.transactor.run((tx) => tx.update(StoreVerification, { id }, { finishedAt: this.clock.now() }));
    return { ...progress, startedAt, damages: await this.contents.damages() };
  }

  private async begin(): Promise<StoreVerification> {
    const unfinished = { finishedAt: IsNull() };
    const begun = await this.dataSource.manager.findOneBy(StoreVerification, unfinished);
    if (begun !== null) return begun;
    await this.transactor.run((tx) =>
      tx
        .createQueryBuilder()
        .insert()
        .into(StoreVerification)
        .values({ id: this.ids.next(), startedAt: this.clock.now(), finishedAt: null })
        .orIgnore()
        .execute(),
    );
    return this.dataSource.manager.findOneByOrFail(StoreVerification, unfinished);
  }
}
