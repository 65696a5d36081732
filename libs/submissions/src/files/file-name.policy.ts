import type { ArtifactKind } from '#catalog/vocabulary';

/** The name that reviewers see: the artifact and the file's number, nothing of the candidate's own file name. */
export function neutralName(kind: ArtifactKind, position: number, extension: string): string {
  return `${kind.replaceAll('_', '-')}-${position}.${extension}`;
}
