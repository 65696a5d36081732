import type { EntityManager } from 'typeorm';
import type { ArtifactKind } from '#catalog/vocabulary';
import { ArtifactFile } from '../artifact-file.entity.js';
import { Artifact } from '../artifact.entity.js';
import { contentsOf } from '../contents.js';
import { FileText } from '../preparation/file-text.entity.js';

/** A place in a submission: the text of an artifact, or a file. */
export interface Place {
  /** Tells places of one enrollment apart. Attempts that carry over a text or file have it in the same place. */
  place: string;
  artifact: ArtifactKind;
  fileId: string | null;
}

/** A text that is compared, where it is, and where its pages begin. */
export interface PlacedText extends Place {
  text: string;
  /** For each passage of a file: the offset at which it begins, and its page. */
  pages: { from: number; page: number | null }[];
}

/** The text of an artifact as a place. */
export const placeOfText = ({ kind }: Pick<Artifact, 'kind'>): Place => ({
  place: `text ${kind}`,
  artifact: kind,
  fileId: null,
});

/** What of a file makes its place. */
export type IdentifiedFile = Pick<ArtifactFile, 'id' | 'kind' | 'sha256'>;

/** A file as a place. The same file twice in one submission is one place. */
export const placeOfFile = ({ id, kind, sha256 }: IdentifiedFile): Place => ({
  place: `file ${sha256}`,
  artifact: kind,
  fileId: id,
});

/** Every text of a submission: what was written, and what was read from its files. */
export async function comparedTextsOf(manager: EntityManager, submissionId: string): Promise<PlacedText[]> {
  const { texts, files } = await contentsOf(manager, submissionId);
  const placed = new Map(texts.map((text) => [placeOfText(text).place, writtenIn(text)]));
  for (const file of files) {
    const { place } = placeOfFile(file);
    if (!placed.has(place)) placed.set(place, await readFrom(manager, file));
  }
  return [...placed.values()].filter(({ text }) => text !== '');
}

/** The text in one place of a submission, or null where it is gone. */
export async function comparedTextAt(
  manager: EntityManager,
  submissionId: string,
  { artifact, fileId }: Place,
): Promise<PlacedText | null> {
  if (fileId === null) {
    const text = await manager.findOneBy(Artifact, { submissionId, kind: artifact });
    return text && writtenIn(text);
  }
  const file = await manager.findOneBy(ArtifactFile, { id: fileId, submissionId });
  return file && readFrom(manager, file);
}

async function readFrom(manager: EntityManager, file: ArtifactFile): Promise<PlacedText> {
  const passages = (await manager.findOneBy(FileText, { id: file.storageKey }))?.passages ?? [];
  let from = 0;
  const pages = passages.map(({ text, page }) => {
    const begins = from;
    from += text.length + 1;
    return { from: begins, page };
  });
  return { ...placeOfFile(file), text: passages.map(({ text }) => text).join('\n'), pages };
}

function writtenIn(text: Artifact): PlacedText {
  return { ...placeOfText(text), text: text.text, pages: [] };
}

/** The page on which an offset is. */
export function pageAt({ pages }: Pick<PlacedText, 'pages'>, offset: number): number | null {
  return pages.findLast(({ from }) => from <= offset)?.page ?? null;
}
