import type { ArtifactKind } from '#catalog/vocabulary';

/** What of a file tells whether another one is the same. */
export interface HashedFile {
  id: string;
  kind: ArtifactKind;
  position: number;
  /** Lower-case hex. Empty while it is not known. */
  sha256: string;
  uploadedAt: Date;
}

/** The first file of the submission with the same bytes, or null when this is the first. */
export function sameFileBefore(
  file: HashedFile,
  files: readonly HashedFile[],
): { fileId: string; kind: ArtifactKind; position: number } | null {
  if (file.sha256 === '') return null;
  const [first] = [file, ...files.filter(({ id, sha256 }) => id !== file.id && sha256 === file.sha256)].sort(inOrder);
  return first === file ? null : { fileId: first!.id, kind: first!.kind, position: first!.position };
}

function inOrder(a: HashedFile, b: HashedFile): number {
  return a.uploadedAt.getTime() - b.uploadedAt.getTime() || a.position - b.position || (a.id < b.id ? -1 : 1);
}
