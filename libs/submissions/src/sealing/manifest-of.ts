import { sha256Hex } from '#kernel';
import type { AttestationState } from '../attestations/attestation-of.js';
import { attestedTo } from '../attestations/attestation.policy.js';
import type { Captions } from '../captions/captions.entity.js';
import type { Confirmation } from '../confirming/confirmation.entity.js';
import type { Contents } from '../contents.js';
import type { WebLink } from '../links/web-link.entity.js';
import type { OwnSubmission } from '../own-submissions.js';
import type { Preparation } from '../preparation/preparation.entity.js';
import type { Manifest, ManifestArtifact, ManifestFile, ManifestLink } from './manifest.document.js';

/** The manifest of a submission that is sealed at this instant with these contents. */
export function manifestOf(
  { submission, enrollment, version }: OwnSubmission,
  { texts, files, links, evidence, preparations, captions, confirmations }: Contents,
  { attestation, inForce }: AttestationState,
  sealedAt: Date,
): Manifest {
  return {
    format: 'laurel-manifest/2',
    submissionId: submission.id,
    enrollmentId: enrollment.id,
    attempt: submission.attempt,
    microCredential: {
      code: version.code,
      title: version.title,
      version: version.number,
      contentHash: enrollment.contentHash,
    },
    sealedAt: sealedAt.toISOString(),
    scope: submission.scope,
    artifacts: version.content.artifacts.map(({ kind, links: asked, confirmedBy }) => {
      const text = texts.find((candidate) => candidate.kind === kind);
      return {
        kind,
        text: text === undefined ? null : { sha256: sha256Hex(text.text), words: text.words, revision: text.revision },
        files: files
          .filter((file) => file.kind === kind)
          .map(({ id, position, originalName, mediaType, size, sha256, storageKey }) => ({
            id,
            position,
            name: originalName,
            mediaType,
            size,
            sha256,
            blindCopy: sealedCopy(preparations.get(storageKey)!),
            ...sealedCaptions(captions.get(id)),
          })),
        ...(confirmedBy && { confirmed: sealedConfirmation(confirmations.find((one) => one.kind === kind)!) }),
        ...(asked && { links: sealedLinks(links.filter((link) => link.kind === kind)) }),
      };
    }),
    evidence: evidence.map(({ detailId, kind, fileId, page, second, explanation }) => ({
      detailId,
      kind,
      fileId,
      page,
      second,
      explanation,
    })),
    attestation: attestedTo(inForce, attestation!),
  };
}

function sealedConfirmation({ answeredAt, contentSha256 }: Confirmation): NonNullable<ManifestArtifact['confirmed']> {
  return { at: answeredAt!.toISOString(), contentSha256: contentSha256! };
}

function sealedLinks(links: readonly WebLink[]): ManifestLink[] {
  return links.map(({ position, address, description }) => ({ position, address, description }));
}

function sealedCopy({ copyMediaType, copySize, copySha256 }: Preparation): NonNullable<ManifestFile['blindCopy']> {
  return { mediaType: copyMediaType!, size: copySize!, sha256: copySha256! };
}

function sealedCaptions(captions: Captions | undefined): Pick<ManifestFile, 'captions'> {
  if (captions === undefined) return {};
  const { cues, sha256, vttSha256 } = captions;
  return { captions: { cues, sha256, blindCopy: { sha256: vttSha256 } } };
}
