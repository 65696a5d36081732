import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DatabaseClock } from '#database';
import { notFound } from '#kernel';
import { ArtifactStore, type ByteRange, type DeliveredFile } from '#storage';
import { DataExport } from './data-export.entity.js';
import { DataExports } from './data-exports.js';
import { keyOf } from './export-key.policy.js';

/** Exports, each for its person only. */
@Injectable()
export class ExportQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly exports: DataExports,
    private readonly store: ArtifactStore,
    private readonly clock: DatabaseClock,
  ) {}

  /** The person's latest export; null when there was none. */
  latest(personId: string): Promise<DataExport | null> {
    return this.exports.latest(this.dataSource.manager, personId);
  }

  /** @throws DomainError `export.not-found`: for somebody else's export, too, and when its days are over. */
  async deliverable(personId: string, exportId: string): Promise<DeliveredFile> {
    const found = await this.dataSource.manager.findOneBy(DataExport, { id: exportId, personId, state: 'ready' });
    if (found === null || found.expiresAt! <= (await this.clock.now())) throw notFound('export');
    const day = found.requestedAt.toISOString().slice(0, 10);
    return { name: `laurel-${day}.zip`, mediaType: 'application/zip', size: found.size!, sha256: found.sha256 };
  }

  read(exportId: string, range?: ByteRange): Promise<Readable> {
    return this.store.read(keyOf(exportId), range);
  }
}
