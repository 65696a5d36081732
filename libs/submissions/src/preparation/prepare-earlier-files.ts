import { Injectable } from '@nestjs/common';
import { Transactor } from '#database';
import { FilePreparer } from '#formats';
import { Clock } from '#kernel';
import { givenUpBefore } from './preparation.policy.js';
import { PrepareFile } from './prepare-file.js';

/**
 * Prepares one content that an earlier cleaner prepared, or that nobody has prepared because its file is from an earlier
 * release or a worker crashed. What is being reviewed comes first.
 * @returns how many were prepared: 0 or 1.
 */
@Injectable()
export class PrepareEarlierFiles {
  constructor(
    private readonly transactor: Transactor,
    private readonly prepareFile: PrepareFile,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<number> {
    const fileId = await this.claim();
    if (fileId === null) return 0;
    await this.prepareFile.run({ fileId });
    return 1;
  }

  private claim(): Promise<string | null> {
    const now = this.clock.now();
    return this.transactor.run(async (tx) => {
      const [found] = await tx.query<{ id: string; fileId: string }[]>(
        `SELECT p.id, f.id AS "fileId"
           FROM preparation p
           JOIN artifact_file f ON f.storage_key = p.id AND f.removed_at IS NULL AND f.state IN ('clean', 'unscanned')
           JOIN submission s ON s.id = f.submission_id
          WHERE p.cleaner < $1 AND (p.begun_at IS NULL OR p.begun_at < $2)
          ORDER BY s.state = 'draft', s.sealed_at DESC, p.id
          LIMIT 1
            FOR NO KEY UPDATE OF p SKIP LOCKED`,
        [FilePreparer.cleaner, givenUpBefore(now)],
      );
      if (found === undefined) return null;
      await tx.query('UPDATE preparation SET begun_at = $2 WHERE id = $1', [found.id, now]);
      return found.fileId;
    });
  }
}
