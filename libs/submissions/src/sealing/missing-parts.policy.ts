import type { ArtifactKind } from '#catalog/vocabulary';
import type { AttestationGap } from '../attestations/attestation.policy.js';
import type { ArtifactProgress, FileState, PreflightPlace } from '../vocabulary.js';

/** What the version requires of an artifact. */
export interface RequiredArtifact {
  kind: ArtifactKind;
  title: string;
  /** Null when the artifact takes no text. */
  wordMinimum: number | null;
  /** Null when the artifact takes no files. */
  fileMinimum: number | null;
}

/** What the draft has so far. */
export interface DraftContents {
  texts: { kind: ArtifactKind; words: number }[];
  files: { id: string; kind: ArtifactKind; position: number; state: FileState; description: string }[];
  evidence: { detailId: string }[];
}

/** A name of the candidate, their school or district that stands in the draft (rule 22). */
export interface OpenMark {
  artifact: ArtifactKind;
  place: PreflightPlace;
}

/** One thing that is missing before the seal. */
export type MissingPart =
  | { part: 'words'; artifact: ArtifactKind; have: number; need: number; say: string }
  | { part: 'files'; artifact: ArtifactKind; have: number; need: number; say: string }
  | { part: 'file-description'; artifact: ArtifactKind; fileId: string; say: string }
  | { part: 'file-check'; artifact: ArtifactKind; fileId: string; state: FileState; say: string }
  | { part: 'evidence'; detailId: string; say: string }
  | { part: 'attestation'; say: string }
  | { part: 'preflight'; artifact?: ArtifactKind; have: number; say: string };

interface Detail {
  id: string;
  statement: string;
}

const checkSays: Partial<Record<FileState, string>> = {
  infected: 'the virus scan found malware. Remove the file and upload a clean copy.',
  unscannable: 'the virus scan could not read it. Remove the file and upload it in another format.',
};

/** Everything that is missing before the draft can be sealed (rules 6 to 8, 22 and 26), in the order of the task list. */
export function missingParts(
  required: RequiredArtifact[],
  scope: Detail[],
  draft: DraftContents,
  attestationGap: AttestationGap | null,
  names: readonly OpenMark[],
): MissingPart[] {
  return [
    ...required.flatMap((artifact) => missingInArtifact(artifact, draft)),
    ...missingEvidence(scope, draft),
    ...namesToRemove(required, names),
    ...missingAttestation(attestationGap),
  ];
}

function missingInArtifact(artifact: RequiredArtifact, draft: DraftContents): MissingPart[] {
  const { kind, title } = artifact;
  const missing: MissingPart[] = [];
  if (artifact.wordMinimum !== null) {
    const have = draft.texts.find((text) => text.kind === kind)?.words ?? 0;
    const need = Math.max(1, artifact.wordMinimum);
    if (have < need)
      missing.push({
        part: 'words',
        artifact: kind,
        have,
        need,
        say:
          have === 0
            ? `${title}: write at least ${plural(need, 'word')}.`
            : `${title}: write ${plural(need - have, 'more word')}. The minimum is ${need}.`,
      });
  }
  if (artifact.fileMinimum !== null) {
    const files = draft.files.filter((file) => file.kind === kind).sort((a, b) => a.position - b.position);
    const need = Math.max(artifact.wordMinimum === null ? 1 : 0, artifact.fileMinimum);
    if (files.length < need)
      missing.push({
        part: 'files',
        artifact: kind,
        have: files.length,
        need,
        say: `${title}: add ${plural(need - files.length, 'more file')}. The minimum is ${need}.`,
      });
    for (const file of files) {
      if (file.description.trim() === '')
        missing.push({
          part: 'file-description',
          artifact: kind,
          fileId: file.id,
          say: `${title}, file ${file.position}: describe the file.`,
        });
      if (file.state !== 'clean') {
        const say = `${title}, file ${file.position}: ${checkSays[file.state] ?? 'the virus scan is still running. This takes a moment.'}`;
        missing.push({ part: 'file-check', artifact: kind, fileId: file.id, state: file.state, say });
      }
    }
  }
  return missing;
}

function missingEvidence(scope: Detail[], draft: DraftContents): MissingPart[] {
  const linked = new Set(draft.evidence.map((link) => link.detailId));
  return scope
    .filter((detail) => !linked.has(detail.id))
    .map((detail) => ({
      part: 'evidence',
      detailId: detail.id,
      say: `Link evidence to: ${detail.statement}.`,
    }));
}

const attestationSays: Record<AttestationGap, string> = {
  missing: 'Attest that the work is yours, how you used AI, and that people shown or named agreed.',
  outdated: 'The attestation text has changed. Read the new text and attest again.',
};

function missingAttestation(gap: AttestationGap | null): MissingPart[] {
  return gap === null ? [] : [{ part: 'attestation', say: attestationSays[gap] }];
}

function namesToRemove(required: RequiredArtifact[], names: readonly OpenMark[]): MissingPart[] {
  const inArtifact = (name: OpenMark) => name.place !== 'explanation';
  const say = (title: string, have: number) =>
    `${title}: reviewers could learn who you are in ${plural(have, 'place')}. Remove the names, or say why they may stay.`;
  const missing: MissingPart[] = required.flatMap(({ kind, title }) => {
    const have = names.filter((name) => name.artifact === kind && inArtifact(name)).length;
    return have === 0 ? [] : [{ part: 'preflight', artifact: kind, have, say: say(title, have) }];
  });
  const inMap = names.filter((name) => !inArtifact(name)).length;
  return inMap === 0 ? missing : [...missing, { part: 'preflight', have: inMap, say: say('Evidence map', inMap) }];
}

/** How far one artifact is. */
export function progressOf(artifact: RequiredArtifact, draft: DraftContents): ArtifactProgress {
  const begun =
    draft.texts.some((text) => text.kind === artifact.kind && text.words > 0) ||
    draft.files.some((file) => file.kind === artifact.kind);
  if (missingInArtifact(artifact, draft).length === 0) return 'complete';
  return begun ? 'started' : 'not_started';
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
