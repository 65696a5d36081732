import type { ArtifactKind } from '#catalog/vocabulary';
import { familyOf } from '#kernel';
import type { AttestationGap } from '../attestations/attestation.policy.js';
import type {
  ArtifactProgress,
  ConfirmationState,
  FileState,
  PreflightPlace,
  PreparationState,
} from '../vocabulary.js';

/** What the version requires of an artifact. */
export interface RequiredArtifact {
  kind: ArtifactKind;
  title: string;
  /** Null when the artifact takes no text. */
  wordMinimum: number | null;
  /** Null when the artifact takes no files. */
  fileMinimum: number | null;
  /** Null when the artifact takes no links. */
  linkMinimum: number | null;
  /** Whether a coach confirms it. */
  needsConfirmation: boolean;
}

/** What the draft has so far. */
export interface DraftContents {
  texts: { kind: ArtifactKind; words: number }[];
  files: DraftFile[];
  links: { kind: ArtifactKind }[];
  /** As they stand now: one of something else has lapsed. */
  confirmations: { kind: ArtifactKind; state: ConfirmationState }[];
  evidence: { detailId: string; fileId: string | null; page: number | null; second: number | null }[];
}

/** What the program allows. */
export interface FileTerms {
  /** Whether a file that was not scanned for viruses can be sealed (rule 25). */
  takesUnscanned: boolean;
}

export interface DraftFile {
  id: string;
  kind: ArtifactKind;
  position: number;
  mediaType: string;
  state: FileState;
  description: string;
  /** `waiting` also where no worker has looked at it yet. */
  preparation: PreparationState;
  /** What is wrong with it and how to mend it, where reviewers could not read it. */
  problem: string | null;
  /** Its pages, where they were counted. */
  pages: number | null;
  /** Its length in seconds, where it was measured. */
  seconds: number | null;
}

/** A name of the candidate, their school or district that stands in the draft (rule 22). */
export interface OpenMark {
  artifact: ArtifactKind;
  place: PreflightPlace;
}

/** One thing that is missing before the seal. `member`: in the work of which other member of the team. */
export type MissingPart = { member?: { id: string; name: string } } & (
  | { part: 'words'; artifact: ArtifactKind; have: number; need: number; say: string }
  | { part: 'files'; artifact: ArtifactKind; have: number; need: number; say: string }
  | { part: 'links'; artifact: ArtifactKind; have: number; need: number; say: string }
  | { part: 'confirmation'; artifact: ArtifactKind; say: string }
  | { part: 'file-description'; artifact: ArtifactKind; fileId: string; say: string }
  | { part: 'file-check'; artifact: ArtifactKind; fileId: string; state: FileState; say: string }
  | { part: 'evidence'; detailId: string; say: string }
  | { part: 'evidence-place'; detailId: string; fileId: string; say: string }
  | { part: 'attestation'; say: string }
  | { part: 'preflight'; artifact?: ArtifactKind; have: number; say: string }
  | { part: 'team'; say: string }
  | { part: 'start'; say: string }
);

interface Detail {
  id: string;
  statement: string;
}

const checkSays: Partial<Record<FileState, string>> = {
  infected: 'the virus scan found malware. Remove the file and upload a clean copy.',
  unscannable: 'the virus scan could not read it. Remove the file and upload it in another format.',
  unscanned: 'it was not scanned for viruses, and this program takes only scanned files. Ask your administrator.',
};

/** Everything that is missing before the draft can be sealed (rules 6 to 8, 22 and 26), in the order of the task list. */
export function missingParts(
  required: RequiredArtifact[],
  scope: Detail[],
  draft: DraftContents,
  {
    attestationGap,
    names,
    ...terms
  }: FileTerms & { attestationGap: AttestationGap | null; names: readonly OpenMark[] },
): MissingPart[] {
  return [
    ...required.flatMap((artifact) => missingInArtifact(artifact, draft, terms)),
    ...missingEvidence(scope, draft),
    ...misplacedEvidence(scope, draft),
    ...namesToRemove(required, names),
    ...missingAttestation(attestationGap),
  ];
}

function missingInArtifact(artifact: RequiredArtifact, draft: DraftContents, terms: FileTerms): MissingPart[] {
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
            : `${title}: write ${plural(need - have, 'more word')}. The minimum is ${need.toLocaleString('en-US')}.`,
      });
  }
  if (artifact.fileMinimum !== null) {
    const files = draft.files.filter((file) => file.kind === kind).sort((a, b) => a.position - b.position);
    const asksForMore = artifact.wordMinimum !== null || artifact.linkMinimum !== null;
    const need = Math.max(asksForMore ? 0 : 1, artifact.fileMinimum);
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
      const say = checkOf(file, terms);
      if (say !== null)
        missing.push({
          part: 'file-check',
          artifact: kind,
          fileId: file.id,
          state: file.state,
          say: `${title}, file ${file.position}: ${say}`,
        });
    }
  }
  return [...missing, ...missingLinks(artifact, draft), ...missingConfirmation(artifact, draft)];
}

const confirmationSays: Record<Exclude<ConfirmationState, 'confirmed'>, string> = {
  asked: 'your coach has not confirmed it yet.',
  declined: 'your coach asks for a change first. Read the note, then ask again.',
  lapsed: 'it changed after your coach confirmed it. Ask your coach again.',
};

function missingConfirmation(
  { kind, title, needsConfirmation }: RequiredArtifact,
  draft: DraftContents,
): MissingPart[] {
  if (!needsConfirmation) return [];
  const state = draft.confirmations.find((one) => one.kind === kind)?.state;
  if (state === 'confirmed') return [];
  const say = state === undefined ? 'ask your coach to confirm it.' : confirmationSays[state];
  return [{ part: 'confirmation', artifact: kind, say: `${title}: ${say}` }];
}

/** What is missing in an artifact itself, before a coach is asked to confirm it. */
export function missingToAsk(artifact: RequiredArtifact, draft: DraftContents, terms: FileTerms): MissingPart[] {
  return missingInArtifact({ ...artifact, needsConfirmation: false }, draft, terms);
}

function missingLinks({ kind, title, linkMinimum, ...asked }: RequiredArtifact, draft: DraftContents): MissingPart[] {
  if (linkMinimum === null) return [];
  const have = draft.links.filter((link) => link.kind === kind).length;
  const need = Math.max(asked.wordMinimum === null && asked.fileMinimum === null ? 1 : 0, linkMinimum);
  if (have >= need) return [];
  const say = `${title}: add ${plural(need - have, 'more link')}. The minimum is ${need}.`;
  return [{ part: 'links', artifact: kind, have, need, say }];
}

/** What still has to happen to a file before it can be sealed, or null. */
function checkOf({ state, preparation, problem }: DraftFile, { takesUnscanned }: FileTerms): string | null {
  if (state !== 'clean' && !(state === 'unscanned' && takesUnscanned))
    return checkSays[state] ?? 'the virus scan is still running. This takes a moment.';
  if (preparation === 'waiting') return 'it is being prepared for reviewers. This takes a moment.';
  return preparation === 'unreadable' ? `${problem} Then remove this one.` : null;
}

/** Evidence that points at a place that its file does not have (rule 23). */
function misplacedEvidence(scope: Detail[], draft: DraftContents): MissingPart[] {
  return draft.evidence.flatMap(({ detailId, fileId, ...place }): MissingPart[] => {
    const file = draft.files.find(({ id }) => id === fileId);
    const detail = scope.find(({ id }) => id === detailId);
    const wrong = file && detail && misplaced(place, file);
    if (!wrong) return [];
    const say = `Evidence for “${detail.statement}”: ${wrong}`;
    return [{ part: 'evidence-place', detailId, fileId: file.id, say }];
  });
}

/** What is wrong with a place in a file, or null when it exists or nobody can tell. */
export function misplaced(
  { page, second }: { page: number | null; second: number | null },
  { mediaType, pages, seconds }: { mediaType: string; pages: number | null; seconds: number | null },
): string | null {
  const family = familyOf(mediaType);
  if (page !== null && family !== null)
    return `${family === 'image' ? 'a picture has' : 'recordings and videos have'} no pages. Remove the page.`;
  if (second !== null && family !== 'audio' && family !== 'video')
    return 'only recordings and videos have moments in time. Remove the time.';
  if (page !== null && pages !== null && page > pages)
    return `the file has ${plural(pages, 'page')}. Choose a page from 1 to ${pages}.`;
  if (second !== null && seconds !== null && second > seconds)
    return `the file is ${plural(Math.floor(seconds), 'second')} long. Choose a moment within that.`;
  return null;
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
export function progressOf(artifact: RequiredArtifact, draft: DraftContents, terms: FileTerms): ArtifactProgress {
  const begun =
    draft.texts.some((text) => text.kind === artifact.kind && text.words > 0) ||
    draft.files.some((file) => file.kind === artifact.kind) ||
    draft.links.some((link) => link.kind === artifact.kind);
  if (missingInArtifact(artifact, draft, terms).length === 0) return 'complete';
  return begun ? 'started' : 'not_started';
}

function plural(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}
