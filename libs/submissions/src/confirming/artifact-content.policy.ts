import type { ArtifactKind } from '#catalog/vocabulary';
import { contentHash, sha256Hex } from '#kernel';
import type { ConfirmationState } from '../vocabulary.js';

/** What of a draft is compared with what a coach confirmed. */
export interface ComparedContents {
  texts: readonly { kind: ArtifactKind; text: string }[];
  /** The bytes under a storage key never change. */
  files: readonly { id: string; kind: ArtifactKind; storageKey: string; description: string }[];
  links: readonly { kind: ArtifactKind; address: string; description: string }[];
  captions: ReadonlyMap<string, { sha256: string }>;
}

/** A hash of an artifact's words, files and links. The next attempt, which carries them over, has the same. */
export function contentOfArtifact(kind: ArtifactKind, { texts, files, links, captions }: ComparedContents): string {
  const text = texts.find((one) => one.kind === kind)?.text ?? '';
  return contentHash({
    text: sha256Hex(text),
    files: files
      .filter((file) => file.kind === kind)
      .map(({ id, storageKey, description }) => ({
        storageKey,
        description,
        captions: captions.get(id)?.sha256 ?? null,
      })),
    links: links.filter((link) => link.kind === kind).map(({ address, description }) => ({ address, description })),
  });
}

/** The state of a confirmation now: one of something else than the present content has lapsed, also before anyone is told. */
export function standingOf(
  { kind, state, contentSha256 }: { kind: ArtifactKind; state: ConfirmationState; contentSha256: string | null },
  contents: ComparedContents,
): ConfirmationState {
  return state === 'confirmed' && contentSha256 !== contentOfArtifact(kind, contents) ? 'lapsed' : state;
}
