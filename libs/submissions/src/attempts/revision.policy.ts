import type { ArtifactKind } from '#catalog/vocabulary';

/** The texts, files, links and evidence of an attempt, as far as two attempts are compared. */
export interface AttemptContents {
  texts: readonly { kind: ArtifactKind; text: string }[];
  /** Attempts that share a file share its storage key. */
  files: readonly { id: string; kind: ArtifactKind; storageKey: string; description: string }[];
  links: readonly { kind: ArtifactKind; address: string; description: string }[];
  evidence: readonly {
    detailId: string;
    kind: ArtifactKind;
    fileId: string | null;
    page: number | null;
    second: number | null;
    explanation: string;
  }[];
}

export interface Revision {
  artifacts: { kind: ArtifactKind; changed: boolean }[];
  details: { id: string; changed: boolean }[];
}

/**
 * What an attempt changes in comparison with the attempt before it. A detail has changed when its evidence has, or the
 * text or the links that its evidence points to. A file never changes: a new one is another file.
 */
export function revisionSince(
  before: AttemptContents,
  now: AttemptContents,
  { kinds, scope }: { kinds: readonly ArtifactKind[]; scope: readonly string[] },
): Revision {
  const changedTexts = new Set(
    kinds.filter((kind) => textOf(before, kind) !== textOf(now, kind) || linksOf(before, kind) !== linksOf(now, kind)),
  );
  return {
    artifacts: kinds.map((kind) => ({
      kind,
      changed: changedTexts.has(kind) || filesOf(before, kind) !== filesOf(now, kind),
    })),
    details: scope.map((id) => ({
      id,
      changed:
        evidenceOf(before, id) !== evidenceOf(now, id) ||
        now.evidence.some(({ detailId, fileId, kind }) => detailId === id && fileId === null && changedTexts.has(kind)),
    })),
  };
}

/** Spaces and line breaks are not a change. */
function textOf({ texts }: AttemptContents, kind: ArtifactKind): string {
  const { text } = texts.find((one) => one.kind === kind) ?? { text: '' };
  return text.trim().replaceAll(/\s+/g, ' ');
}

function filesOf({ files }: AttemptContents, kind: ArtifactKind): string {
  return asSet(
    files.filter((file) => file.kind === kind).map(({ storageKey, description }) => [storageKey, description]),
  );
}

function linksOf({ links }: AttemptContents, kind: ArtifactKind): string {
  return asSet(links.filter((link) => link.kind === kind).map(({ address, description }) => [address, description]));
}

function evidenceOf({ evidence, files }: AttemptContents, detail: string): string {
  const keys = new Map(files.map(({ id, storageKey }) => [id, storageKey]));
  return asSet(
    evidence
      .filter(({ detailId }) => detailId === detail)
      .map(({ kind, fileId, page, second, explanation }) => [
        kind,
        fileId === null ? null : keys.get(fileId),
        page,
        second,
        explanation.trim(),
      ]),
  );
}

const asSet = (items: unknown[]): string =>
  items
    .map((item) => JSON.stringify(item))
    .sort()
    .join('\n');
