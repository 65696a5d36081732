import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ArtifactStore } from '#storage';

export interface Unrecorded {
  contents: number;
  bytes: number;
  /** Some of their keys. */
  keys: string[];
}

const mostKeys = 20;

/**
 * Finds contents in the store that no row names: after a restore, what was uploaded or prepared after the backup. It
 * removes nothing. Exports of personal data remove themselves and are not counted. Run it while nobody uploads: an upload in progress has no row yet.
 */
@Injectable()
export class FindUnrecorded {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: ArtifactStore,
  ) {}

  async run(): Promise<Unrecorded> {
    const recorded = await this.recordedKeys();
    const found: Unrecorded = { contents: 0, bytes: 0, keys: [] };
    for await (const { key, size } of this.store.list()) {
      if (recorded.has(key) || key.startsWith('export-')) continue;
      found.contents += 1;
      found.bytes += size;
      if (found.keys.length < mostKeys) found.keys.push(key);
    }
    return found;
  }

  private async recordedKeys(): Promise<ReadonlySet<string>> {
    const rows = await this.dataSource.query<{ key: string }[]>(
      `SELECT storage_key AS key FROM artifact_file
       UNION SELECT copy_key FROM preparation WHERE copy_key IS NOT NULL
       UNION SELECT view_key FROM preparation WHERE view_key IS NOT NULL`,
    );
    return new Set(rows.map(({ key }) => key));
  }
}
