import type { Preparation } from './preparation.entity.js';

/** Something that was made of a content: where it is, and what it is. */
export interface MadeContent {
  storageKey: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  /** Lower-case hex. */
  sha256: string;
}

/** The blind copy, or null while there is none. */
export function copyOf(made: Preparation): MadeContent | null {
  const { copyKey: storageKey, copyMediaType: mediaType, copySize: size, copySha256: sha256 } = made;
  return storageKey === null ? null : { storageKey, mediaType: mediaType!, size: size!, sha256: sha256! };
}

/** What the page shows where browsers cannot show the copy, or null. */
export function viewOf(made: Preparation): MadeContent | null {
  const { viewKey: storageKey, viewMediaType: mediaType, viewSize: size, viewSha256: sha256 } = made;
  return storageKey === null ? null : { storageKey, mediaType: mediaType!, size: size!, sha256: sha256! };
}
