import type { Receipt } from '../../api/schema';
import type { ArtifactKind } from './submission.queries';

interface SealedArtifact {
  kind: ArtifactKind;
  title: string;
  text: { sha256: string; words: number } | null;
  files: { id: string; position: number; name: string; size: number; sha256: string }[];
}

const titles: Record<ArtifactKind, string> = {
  responsive_narrative: 'Responsive narrative',
  document_profile: 'Profile of sample documents',
  portfolio_analysis: 'Portfolio analysis',
  reflection_plan: 'Reflection and dissemination plan',
};

/** What a manifest of the format `laurel-manifest/1` says was sealed. */
export function readManifest(manifest: Receipt['manifest']): { artifacts: SealedArtifact[]; evidence: unknown[] } {
  const { artifacts = [], evidence = [] } = manifest as { artifacts?: Omit<SealedArtifact, 'title'>[]; evidence?: unknown[] };
  return { artifacts: artifacts.map((artifact) => ({ ...artifact, title: titles[artifact.kind] })), evidence };
}

/** Gives the manifest as a file to keep. */
export function downloadManifest({ submissionId, manifest }: Receipt): void {
  const href = URL.createObjectURL(new Blob([JSON.stringify(manifest, null, 2)], { type: 'application/json' }));
  Object.assign(document.createElement('a'), { href, download: `manifest-${submissionId}.json` }).click();
  setTimeout(() => URL.revokeObjectURL(href), 1_000);
}
