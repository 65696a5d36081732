import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DatabaseClock, Transactor } from '#database';
import { mostBytesInZip, zipped } from '#documents';
import { PersonQueries, PersonRepository } from '#identity';
import type { Attempt } from '#jobs';
import { ArtifactStore, type StoredContent } from '#storage';
import { PrivacyTermsQueries } from '../terms/privacy-terms.queries.js';
import { DataExport } from './data-export.entity.js';
import { DataExports } from './data-exports.js';
import { ExportContents } from './export-contents.js';
import { keyOf } from './export-key.policy.js';

const day = 86_400_000;

export interface ExportToMake {
  exportId: string;
  /** Told how many files are read. */
  progress?: Attempt['progress'];
}

/**
 * Makes the file of an export and keeps it in the store. Made again after a crash, it replaces what was written before.
 * Nothing is kept for a person who was deactivated in the meantime, because an erasure begins with that.
 */
@Injectable()
export class MakeExport {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly exports: DataExports,
    private readonly contents: ExportContents,
    private readonly store: ArtifactStore,
    private readonly people: PersonRepository,
    private readonly queries: PersonQueries,
    private readonly terms: PrivacyTermsQueries,
    private readonly clock: DatabaseClock,
  ) {}

  async run({ exportId, progress = async () => undefined }: ExportToMake): Promise<void> {
    const asked = await this.dataSource.manager.findOneBy(DataExport, { id: exportId });
    if (asked === null) return this.store.remove(keyOf(exportId));
    if (asked.state !== 'requested') return;
    const { personId } = asked;
    if ((await this.queries.byId(personId)).deactivatedAt !== null) return this.giveUp({ exportId });
    const archived = await this.contents.of(personId, { at: asked.requestedAt, progress });
    const content = Readable.from(zipped(archived));
    const written = await this.store.write(keyOf(exportId), content, { maxBytes: mostBytesInZip });
    const kept = await this.finish(asked, written);
    if (!kept) await this.store.remove(keyOf(exportId));
  }

  /** Tells that no export will come. What was written of it is removed. */
  async giveUp({ exportId }: { exportId: string }): Promise<void> {
    await this.store.remove(keyOf(exportId));
    await this.transactor.run((tx) => this.exports.move(tx, exportId, 'give-up'));
  }

  /** @returns whether it is kept: not for a person who was deactivated or erased meanwhile. */
  private finish({ id, personId }: DataExport, { size, sha256 }: StoredContent): Promise<boolean> {
    return this.transactor.run(async (tx) => {
      const person = await this.people.lock(tx, personId);
      if ((await tx.findOneBy(DataExport, { id })) === null) return false;
      if (person.deactivatedAt !== null) {
        await this.exports.move(tx, id, 'give-up');
        return false;
      }
      const readyAt = await this.clock.now(tx);
      const { exportDays } = await this.terms.current({ kind: 'person', id: personId }, tx);
      const expiresAt = new Date(readyAt.getTime() + exportDays * day);
      await this.exports.move(tx, id, 'finish', { readyAt, expiresAt, size, sha256 });
      return true;
    });
  }
}
