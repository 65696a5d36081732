import { contentHash } from '#kernel';
import type { Attested } from '../attestations/attestation.policy.js';

/** What was sealed. It proves later, without the bytes themselves, that nothing was changed. */
export interface Manifest {
  /** 1: without blind copies. */
  format: 'laurel-manifest/1' | 'laurel-manifest/2';
  submissionId: string;
  enrollmentId: string;
  attempt: number;
  microCredential: { code: string; title: string; version: number; contentHash: string };
  /** ISO 8601, UTC. */
  sealedAt: string;
  scope: string[];
  artifacts: ManifestArtifact[];
  evidence: ManifestEvidence[];
  /** Absent where no team sealed. `sha256`: of what is the same for all members, see {@link sharedHash}. */
  team?: { id: string; sha256: string };
  /** Absent in manifests that were sealed before candidates attested. */
  attestation?: Attested;
}

export interface ManifestArtifact {
  kind: string;
  /** SHA-256 of the text in UTF-8. Null when the candidate wrote nothing. */
  text: { sha256: string; words: number; revision: number } | null;
  files: ManifestFile[];
  /** Absent where the version asks for no links. */
  links?: ManifestLink[];
  /** When a coach confirmed it, and the hash of what they confirmed. Absent where the version asks for no confirmation. */
  confirmed?: { at: string; contentSha256: string };
}

/** An address as the candidate gave it. What is at the address is not sealed. */
export interface ManifestLink {
  position: number;
  address: string;
  description: string;
}

export interface ManifestFile {
  id: string;
  position: number;
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
  /** What reviewers open (rule 21). Absent in format 1. */
  blindCopy?: { mediaType: string; size: number; sha256: string };
  /** The captions of a recording, and what reviewers get of them. Absent where it has none. */
  captions?: { cues: number; sha256: string; blindCopy: { sha256: string } };
}

export interface ManifestEvidence {
  detailId: string;
  kind: string;
  fileId: string | null;
  page: number | null;
  second: number | null;
  explanation: string;
}

const by =
  <Item>(...keys: ((item: Item) => string | number | null)[]) =>
  (a: Item, b: Item): number => {
    for (const key of keys) {
      const [left, right] = [key(a) ?? '', key(b) ?? ''];
      if (left !== right) return left < right ? -1 : 1;
    }
    return 0;
  };

/** Sorts the lists of a manifest, so that the order of rows in the database does not change its hash. */
export function orderManifest(manifest: Manifest): Manifest {
  return {
    ...manifest,
    scope: [...manifest.scope].sort(),
    artifacts: manifest.artifacts
      .map((artifact) => ({
        ...artifact,
        files: [...artifact.files].sort(
          by(
            (file) => file.position,
            (file) => file.id,
          ),
        ),
        ...(artifact.links && { links: [...artifact.links].sort(by((link) => link.position)) }),
      }))
      .sort(by((artifact) => artifact.kind)),
    evidence: [...manifest.evidence].sort(
      by(
        (link) => link.detailId,
        (link) => link.kind,
        (link) => link.fileId,
        (link) => link.page,
        (link) => link.second,
        (link) => link.explanation,
      ),
    ),
  };
}

/**
 * SHA-256 of what a team sealed together, as it stands in the manifest of each member: the same in all of them. Copies of a
 * file have ids of their own, so a file counts by its place in its artifact.
 */
export function sharedHash(manifest: Manifest, kinds: ReadonlySet<string>): string {
  const { artifacts, evidence } = orderManifest(manifest);
  const shared = artifacts.filter(({ kind }) => kinds.has(kind));
  const positions = new Map(shared.flatMap(({ files }) => files.map(({ id, position }) => [id, position])));
  const placed = evidence
    .filter(({ kind }) => kinds.has(kind))
    .map(({ fileId, ...link }) => ({ ...link, file: fileId === null ? null : positions.get(fileId)! }));
  return contentHash({
    artifacts: shared.map(({ files, ...artifact }) => ({
      ...artifact,
      files: files.map(({ id: _, ...file }) => file),
    })),
    evidence: placed.sort(
      by(
        (link) => link.detailId,
        (link) => link.kind,
        (link) => link.file,
        (link) => link.page,
        (link) => link.second,
        (link) => link.explanation,
      ),
    ),
  });
}

/** SHA-256 of the ordered manifest's canonical JSON (RFC 8785), lower-case hex. The receipt shows it. */
export function manifestHash(manifest: Manifest): string {
  return contentHash(orderManifest(manifest));
}
