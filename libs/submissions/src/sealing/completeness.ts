import type { ArtifactRequirement } from '#catalog';
import type { AttestationState } from '../attestations/attestation-of.js';
import { attestationGap } from '../attestations/attestation.policy.js';
import type { Contents } from '../contents.js';
import { detailsInScope, type OwnSubmission } from '../own-submissions.js';
import type { ArtifactProgress } from '../vocabulary.js';
import {
  type MissingPart,
  missingParts,
  type OpenMark,
  progressOf,
  type RequiredArtifact,
} from './missing-parts.policy.js';

/** Everything that is missing before this submission can be sealed. */
export function missingIn(
  own: OwnSubmission,
  contents: Contents,
  { attestation, inForce }: AttestationState,
  names: readonly OpenMark[],
): MissingPart[] {
  return missingParts(
    own.version.content.artifacts.map(toRequired),
    detailsInScope(own),
    contents,
    attestationGap(attestation, inForce),
    names,
  );
}

/** How far one artifact is. */
export function progressIn(artifact: ArtifactRequirement, contents: Contents): ArtifactProgress {
  return progressOf(toRequired(artifact), contents);
}

function toRequired({ kind, title, text, files }: ArtifactRequirement): RequiredArtifact {
  return { kind, title, wordMinimum: text?.wordMinimum ?? null, fileMinimum: files?.minCount ?? null };
}
