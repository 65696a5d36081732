import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { apart, type ArchiveEntry, fitsInOneZip, nameInZip } from '#documents';
import type { PersonActor } from '#identity';
import { canonicalJson, DomainError, notFound } from '#kernel';
import { contentsOf } from '../contents.js';
import { SealedContents } from '../integrity/sealed-contents.js';
import type { WebLink } from '../links/web-link.entity.js';
import { OwnSubmissions } from '../own-submissions.js';
import { orderManifest } from '../sealing/manifest.document.js';
import { Receipts } from '../sealing/receipts.js';

export interface Archive {
  /** The name under which it is saved. */
  name: string;
  /** The time of every entry. */
  at: Date;
  entries: ArchiveEntry[];
}

/** Everything that a candidate submitted, to download at once. */
@Injectable()
export class SubmittedArchive {
  constructor(
    private readonly dataSource: DataSource,
    private readonly own: OwnSubmissions,
    private readonly receipts: Receipts,
    private readonly sealed: SealedContents,
  ) {}

  /**
   * The texts, the links, the originals under their own names with their captions, the manifest and the receipt. The SHA-256 of `manifest.json` is the
   * hash on the receipt.
   * @throws DomainError `submission.not-found`, also for a draft; `submission.too-large` (409) beyond 4 GB;
   *   `file.damaged` (409) when a file in the store is not what was submitted.
   */
  async of(actor: PersonActor, submissionId: string): Promise<Archive> {
    const { manager } = this.dataSource;
    const { submission, version } = await this.own.findPersonal(manager, actor, submissionId);
    const { manifest, sealedAt, attempt } = submission;
    if (manifest === null || sealedAt === null) throw notFound('submission');
    const { texts, files, links, captions } = await contentsOf(manager, submissionId);
    if (!fitsInOneZip(files)) throw tooLarge();
    for (const { id: fileId, storageKey } of files) await this.sealed.requireGenuine({ fileId, storageKey });
    const entries: ArchiveEntry[] = version.content.artifacts.flatMap(({ kind, title }, index) => {
      const folder = `${index + 1} ${nameInZip(title)}`;
      const text = texts.find((written) => written.kind === kind && written.words > 0);
      return [
        ...(text ? [{ path: `${folder}/${nameInZip(title)}.txt`, open: inMemory(text.text) }] : []),
        ...linkEntries(
          links.filter((link) => link.kind === kind),
          folder,
        ),
        ...files
          .filter((file) => file.kind === kind)
          .flatMap(({ id, originalName, storageKey }) => {
            const path = `${folder}/${nameInZip(originalName)}`;
            const spoken = captions.get(id);
            return [
              { path, open: () => this.sealed.read({ fileId: id, storageKey }) },
              ...(spoken ? [{ path: `${path}.vtt`, open: inMemory(spoken.vtt) }] : []),
            ];
          }),
      ];
    });
    entries.push(
      { path: 'manifest.json', open: inMemory(canonicalJson(orderManifest(manifest))) },
      { path: 'receipt.pdf', open: async () => Readable.from([await this.receipts.pdf(actor, submissionId)]) },
    );
    const paths = apart(entries.map(({ path }) => path));
    return {
      name: `${version.code}-attempt-${attempt}.zip`,
      at: sealedAt,
      entries: entries.map(({ open }, index) => ({ path: paths[index]!, open })),
    };
  }
}

/** The links of an artifact as a text: each address, and its description below. */
function linkEntries(links: readonly WebLink[], folder: string): ArchiveEntry[] {
  const text = links.map(({ address, description }) => `${address}\n${description}\n`).join('\n');
  return links.length === 0 ? [] : [{ path: `${folder}/links.txt`, open: inMemory(text) }];
}

function inMemory(content: string): () => Promise<Readable> {
  return async () => Readable.from([Buffer.from(content)]);
}

function tooLarge(): DomainError {
  return new DomainError(
    'conflict',
    'submission.too-large',
    'Your files are too large for one download. Download them one by one.',
  );
}
