import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { FilePreparer, type MadeFile, type Preparing } from '#formats';
import { Ids } from '#kernel';
import { ArtifactStore, type StoredContent } from '#storage';
import type { ArtifactFile } from '../artifact-file.entity.js';
import { SealedContents } from '../integrity/sealed-contents.js';

/** A file that was made and is in the store. */
export interface Kept extends StoredContent {
  key: string;
  mediaType: string;
}

/** What was made of a file, in the store. */
export interface Made extends Preparing {
  copy: Kept | null;
  view: Kept | null;
}

/** Brings a file to this machine, has it prepared, and brings what was made to the store. */
@Injectable()
export class Workbench {
  constructor(
    private readonly store: ArtifactStore,
    private readonly sealed: SealedContents,
    private readonly preparer: FilePreparer,
    private readonly ids: Ids,
  ) {}

  /** @throws DomainError `file.damaged` (409) when the original was sealed and differs by now. */
  async make({ id: fileId, storageKey, mediaType, size }: ArtifactFile): Promise<Made> {
    const folder = await mkdtemp(join(tmpdir(), 'laurel-prepare-'));
    try {
      const [path, made] = [join(folder, 'original'), join(folder, 'made')];
      await mkdir(made);
      await pipeline(await this.sealed.read({ fileId, storageKey }), createWriteStream(path));
      const { prepared, fault } = await this.preparer.prepare({ path, mediaType, size }, made);
      const copy = prepared.copy && (await this.keep(prepared.copy));
      try {
        return { prepared, fault, copy, view: prepared.view && (await this.keep(prepared.view)) };
      } catch (error) {
        if (copy !== null) await this.discard([copy.key]);
        throw error;
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** Removes contents from the store. */
  async discard(keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.store.remove(key);
  }

  private async keep({ path, mediaType }: MadeFile): Promise<Kept> {
    const key = this.ids.next();
    const options = { maxBytes: Number.POSITIVE_INFINITY };
    return { key, mediaType, ...(await this.store.write(key, createReadStream(path), options)) };
  }
}
