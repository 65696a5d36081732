import { Injectable } from '@nestjs/common';
import { type Locked, lockRow, Transactor, Transitions, type Tx } from '#database';
import { ArtifactStore, FileScanner, measure, type Verdict } from '#storage';
import { ArtifactFile } from '../artifact-file.entity.js';
import { submissionsEvents } from '../events.js';
import { fileLifecycle } from '../file.lifecycle.js';
import type { FileCommand, FileState } from '../vocabulary.js';

const commandFor: Record<Verdict['result'], FileCommand> = {
  clean: 'pass',
  infected: 'find',
  unscannable: 'fail',
  unscanned: 'skip',
};

/**
 * Scans an uploaded file for viruses and keeps the verdict. Where the upload gave no SHA-256, it is computed here from
 * the bytes in the store, so every scanned file has one. A scan that a crash cut off starts again. A file with a verdict
 * keeps it.
 * @returns the file's state; null when there is nothing to scan.
 * @throws ScannerUnavailable when there is no verdict, so the job runs again.
 */
@Injectable()
export class ScanFile {
  constructor(
    private readonly transactor: Transactor,
    private readonly transitions: Transitions,
    private readonly store: ArtifactStore,
    private readonly scanner: FileScanner,
  ) {}

  async run({ fileId }: { fileId: string }): Promise<FileState | null> {
    const file = await this.transactor.run((tx) => this.claim(tx, fileId));
    if (file === null) return null;
    const sha256 = file.sha256 || (await measure(await this.store.read(file.storageKey))).sha256;
    const verdict = await this.scanner.scan(await this.store.read(file.storageKey), { size: file.size });
    return this.transactor.run((tx) => this.keep(tx, fileId, sha256, verdict));
  }

  private async claim(tx: Tx, fileId: string): Promise<Locked<ArtifactFile> | null> {
    const file = await lockRow(tx, ArtifactFile, { id: fileId }, 'file');
    if (!fileLifecycle.allows(file.state, 'scan')) return null;
    return this.transitions.run(tx, ArtifactFile, fileLifecycle, { of: file, command: 'scan', event: () => null });
  }

  private async keep(tx: Tx, fileId: string, sha256: string, { result, detail }: Verdict): Promise<FileState> {
    const file = await lockRow(tx, ArtifactFile, { id: fileId }, 'file');
    const command = commandFor[result];
    // Another scan of the same file finished first.
    if (!fileLifecycle.allows(file.state, command)) return file.state;
    const { state } = await this.transitions.run(tx, ArtifactFile, fileLifecycle, {
      of: file,
      command,
      changes: { sha256 },
      event: (after) =>
        submissionsEvents['file.scanned']({
          subjectId: fileId,
          payload: { submissionId: after.submissionId, state: after.state, detail },
        }),
    });
    return state;
  }
}
