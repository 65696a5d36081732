import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { RecordKind } from '#database';
import { ArtifactStore, UnfinishedUploads } from '#storage';
import { holdings } from '../inventory/holdings.js';

/** Removes the contents of the store that are about a person: originals, blind copies, views, unfinished uploads, exports. */
@Injectable()
export class EraseStored {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: ArtifactStore,
    private readonly uploads: UnfinishedUploads,
  ) {}

  /** @param kind only contents that are this kind of record */
  async erase({ personId, kind }: { personId: string; kind?: RecordKind }): Promise<void> {
    for (const { stored } of holdings) {
      if (stored === undefined || (kind !== undefined && stored.kind !== kind)) continue;
      for (const { key } of await this.dataSource.query<{ key: string }[]>(stored.keys, [personId])) {
        await this.uploads.discard(key);
        await this.store.remove(key);
      }
    }
  }
}
