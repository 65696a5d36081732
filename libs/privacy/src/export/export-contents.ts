import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ArchiveEntry, Archived } from '#documents';
import { DomainError } from '#kernel';
import { ArtifactStore, measure } from '#storage';
import { holdings } from '../inventory/holdings.js';
import { listed, type PersonalFile, placed, type PlacedFile } from './export-files.js';

type Progress = (done: number, total: number) => Promise<void>;

const readme = `This is everything that Laurel keeps about you, apart from what only protects your account.

The .json files hold what is in the tables, one file for each part of Laurel. Times are in UTC.
The folder "files" holds the files that you uploaded, under their own names.
files.json lists them all. A file that is not included says why: "being-scanned" for viruses, "infected", "damaged" or
"missing" in storage, or "no-room" because one ZIP file holds at most 4 GB. Download such a file in Laurel, or ask the
people who run it.

Names of other people, and what reviewers wrote before a decision was released, are not in it.
`;

/** What an export contains: the tables of each slice as JSON, and the person's files. */
@Injectable()
export class ExportContents {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: ArtifactStore,
  ) {}

  /** Reads every file once, so that a damaged one is listed as such before the export is written. */
  async of(personId: string, { at, progress }: { at: Date; progress: Progress }): Promise<Archived> {
    const files = await this.checkedFiles(personId, progress);
    const entries: ArchiveEntry[] = [
      { path: 'README.txt', open: () => inMemory(readme) },
      ...holdings.map(({ slice, tables }) => ({
        path: `${slice}.json`,
        open: () => Promise.resolve(Readable.from(this.tables(personId, tables))),
      })),
      { path: 'files.json', open: () => inMemory(JSON.stringify(listed(files), null, 2)) },
      ...files
        .filter(({ leftOut }) => leftOut === null)
        .map(({ path, key }) => ({ path, open: () => this.store.read(key) })),
    ];
    return { at, entries };
  }

  private async *tables(
    personId: string,
    tables: readonly { about: string; exported?: string }[],
  ): AsyncGenerator<Buffer> {
    let separator = '[\n';
    for (const { about, exported } of tables) {
      if (exported === undefined) continue;
      const rows = await this.dataSource.query<{ item: unknown }[]>(exported, [personId]);
      const part = { about, items: rows.map(({ item }) => item) };
      yield Buffer.from(`${separator}${JSON.stringify(part, null, 2)}`);
      separator = ',\n';
    }
    yield Buffer.from(separator === '[\n' ? '[]\n' : '\n]\n');
  }

  private async checkedFiles(personId: string, progress: Progress): Promise<PlacedFile[]> {
    const files: PersonalFile[] = [];
    for (const { exportedFiles } of holdings) {
      if (exportedFiles === undefined) continue;
      const rows = await this.dataSource.query<(PersonalFile & { left_out: PersonalFile['leftOut'] })[]>(
        exportedFiles,
        [personId],
      );
      files.push(...rows.map(({ left_out: leftOut, ...file }) => ({ ...file, size: Number(file.size), leftOut })));
    }
    const checked: PlacedFile[] = [];
    for (const file of placed(files)) {
      checked.push({ ...file, leftOut: file.leftOut ?? (await this.faultOf(file)) });
      await progress(checked.length, files.length);
    }
    return checked;
  }

  private async faultOf({ key, sha256 }: PersonalFile): Promise<'damaged' | 'missing' | null> {
    const content = await this.store.read(key).catch((error: unknown) => {
      if (error instanceof DomainError && error.kind === 'not-found') return null;
      throw error;
    });
    if (content === null) return 'missing';
    const found = await measure(content);
    return sha256 === '' || found.sha256 === sha256 ? null : 'damaged';
  }
}

function inMemory(text: string): Promise<Readable> {
  return Promise.resolve(Readable.from([Buffer.from(text)]));
}
