import type { ArtifactRequirement } from '#catalog';
import type { AttestationState } from '../attestations/attestation-of.js';
import { attestationGap } from '../attestations/attestation.policy.js';
import { problemInWords } from '#formats';
import { standingOf } from '../confirming/artifact-content.policy.js';
import type { Contents } from '../contents.js';
import { artifactsIn, detailsInScope, type OwnSubmission } from '../own-submissions.js';
import type { ArtifactProgress } from '../vocabulary.js';
import {
  type DraftContents,
  type FileTerms,
  type MissingPart,
  missingParts,
  missingToAsk,
  type OpenMark,
  progressOf,
  type RequiredArtifact,
} from './missing-parts.policy.js';

/** Everything that is missing before this submission can be sealed. */
export function missingIn(
  own: OwnSubmission,
  contents: Contents,
  { attestation, inForce, takesUnscanned, names }: FileTerms & AttestationState & { names: readonly OpenMark[] },
): MissingPart[] {
  const required = artifactsIn(own).map(toRequired);
  return missingParts(required, detailsInScope(own), toDraft(contents), {
    takesUnscanned,
    // Each member attests in their own draft.
    attestationGap: own.submission.teamId === null ? attestationGap(attestation, inForce) : null,
    names,
  });
}

/** How far one artifact is. */
export function progressIn(artifact: ArtifactRequirement, contents: Contents, terms: FileTerms): ArtifactProgress {
  return progressOf(toRequired(artifact), toDraft(contents), terms);
}

/** What is missing in one artifact before a coach is asked to confirm it. */
export function unfinishedIn(artifact: ArtifactRequirement, contents: Contents, terms: FileTerms): MissingPart[] {
  return missingToAsk(toRequired(artifact), toDraft(contents), terms);
}

function toDraft(contents: Contents): DraftContents {
  const { texts, files, links, evidence, preparations } = contents;
  return {
    texts,
    links,
    evidence,
    confirmations: contents.confirmations.map((one) => ({ kind: one.kind, state: standingOf(one, contents) })),
    files: files.map((file) => {
      const preparation = preparations.get(file.storageKey);
      return {
        ...file,
        preparation: preparation?.state ?? 'waiting',
        problem: preparation?.problem ? problemInWords(preparation.problem, file.mediaType) : null,
        pages: preparation?.pages ?? null,
        seconds: preparation?.seconds ?? null,
      };
    }),
  };
}

function toRequired({ kind, title, text, files, links, confirmedBy }: ArtifactRequirement): RequiredArtifact {
  return {
    kind,
    title,
    wordMinimum: text?.wordMinimum ?? null,
    fileMinimum: files?.minCount ?? null,
    linkMinimum: links?.minCount ?? null,
    needsConfirmation: confirmedBy !== undefined,
  };
}
