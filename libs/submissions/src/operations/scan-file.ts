import { Injectable } from '@nestjs/common';
import { Outbox, Transactor } from '#database';
import { ArtifactStore, FileScanner, measure, type Verdict } from '#storage';
import { DataSource, In } from 'typeorm';
import { ArtifactFile } from '../artifact-file.entity.js';
import { fileLifecycle } from '../domain/file.lifecycle.js';
import { submissionsEvents } from '../events.js';
import type { FileCommand, FileState } from '../vocabulary.js';

const commandFor: Record<Verdict['result'], FileCommand> = { clean: 'pass', infected: 'find', unscannable: 'fail' };

/**
 * Has an uploaded file checked for viruses and keeps the verdict, and with it the file's SHA-256 where the upload did
 * not give it: so every file that counts has one, of the bytes as the store has them. Doing it again changes nothing once there is one;
 * a check that died half-way is taken up again.
 * @throws what the scanner throws when it cannot be reached, so that the job is tried again.
 */
@Injectable()
export class ScanFile {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly outbox: Outbox,
    private readonly store: ArtifactStore,
    private readonly scanner: FileScanner,
  ) {}

  async run(fileId: string): Promise<FileState | null> {
    const claimed = await this.dataSource.manager.update(
      ArtifactFile,
      { id: fileId, state: In(fileLifecycle.statesAllowing('scan')) },
      { state: 'scanning' },
    );
    if (claimed.affected !== 1) return null;
    const file = await this.dataSource.manager.findOneByOrFail(ArtifactFile, { id: fileId });

    const sha256 = file.sha256 || (await measure(await this.store.read(file.storageKey))).sha256;
    const { result, detail } = await this.scanner.scan(await this.store.read(file.storageKey), { size: file.size });
    const state = fileLifecycle.next('scanning', commandFor[result]);
    return this.transactor.run(async (tx) => {
      const updated = await tx.update(ArtifactFile, { id: fileId, state: 'scanning' }, { state, sha256 });
      if (updated.affected === 1) {
        const payload = { submissionId: file.submissionId, state, detail };
        await this.outbox.append(tx, submissionsEvents['file.scanned']({ subjectId: fileId, payload }));
      }
      return state;
    });
  }
}
