import type { Receipt } from '../../api/schema';
import type { ArtifactKind } from './submission.queries';

interface SealedArtifact {
  text: { sha256: string; words: number } | null;
  files: { id: string; position: number; name: string; size: number; sha256: string }[];
}

interface Manifest {
  artifacts?: (SealedArtifact & { kind: ArtifactKind })[];
  evidence?: unknown[];
}

/** What was submitted, read from a manifest in the format `laurel-manifest/1`. */
export function readManifest(manifest: Receipt['manifest']) {
  const { artifacts = [], evidence = [] } = manifest as Manifest;
  return {
    of: (kind: ArtifactKind): SealedArtifact =>
      artifacts.find((artifact) => artifact.kind === kind) ?? { text: null, files: [] },
    evidenceLinks: evidence.length,
  };
}

/** Downloads the manifest. */
export function downloadManifest({ submissionId, manifest }: Receipt): void {
  const href = URL.createObjectURL(new Blob([JSON.stringify(manifest, null, 2)], { type: 'application/json' }));
  Object.assign(document.createElement('a'), { href, download: `manifest-${submissionId}.json` }).click();
  setTimeout(() => URL.revokeObjectURL(href), 1_000);
}
