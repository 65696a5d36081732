import { fileProblems } from '#formats/vocabulary';
import { verdicts } from '#storage/vocabulary';

export const submissionStates = ['draft', 'sealed', 'in_review', 'adjudicating', 'decided', 'released'] as const;
export type SubmissionState = (typeof submissionStates)[number];

export const submissionCommands = [
  'seal',
  'recall',
  'return-incomplete',
  'begin-review',
  'adjudicate',
  'decide',
  'release',
] as const;
export type SubmissionCommand = (typeof submissionCommands)[number];

/** The states that candidates and clients see until a decision is released (rule 14). */
export const shownStates = ['draft', 'sealed', 'in_review', 'released'] as const satisfies readonly SubmissionState[];
export type ShownState = (typeof shownStates)[number];

/** The states in which a submission needs reviewers. */
export const underReviewStates = ['sealed', 'in_review', 'adjudicating'] as const satisfies readonly SubmissionState[];
export type UnderReviewState = (typeof underReviewStates)[number];

export const fileStates = ['uploading', 'uploaded', 'scanning', ...verdicts] as const;
export type FileState = (typeof fileStates)[number];

export const fileCommands = ['arrive', 'scan', 'pass', 'find', 'fail', 'skip'] as const;
export type FileCommand = (typeof fileCommands)[number];

export const preparationStates = ['waiting', 'ready', 'unreadable'] as const;
export type PreparationState = (typeof preparationStates)[number];

export const preparationCommands = ['prepare', 'refuse'] as const;
export type PreparationCommand = (typeof preparationCommands)[number];

/**
 * As what a file is delivered: the original under the candidate's own name, or, for reviewers, the blind copy or the
 * view of it under a neutral name.
 */
export const fileGuises = ['own', 'blind', 'view'] as const;
export type FileGuise = (typeof fileGuises)[number];

/** How the bytes in the store can differ from the record of a file. */
export const storeFaults = ['absent', 'other-size', 'other-content'] as const;
export type StoreFaultKind = (typeof storeFaults)[number];

export const missingPartKinds = [
  'words',
  'files',
  'links',
  'confirmation',
  'file-description',
  'file-check',
  'evidence',
  'evidence-place',
  'attestation',
  'preflight',
  'team',
  'start',
] as const;
export type MissingPartKind = (typeof missingPartKinds)[number];

/** What a candidate attests to at every attempt (rule 26). */
export const attestationItems = ['ownWork', 'aiUse', 'consent'] as const;
export type AttestationItem = (typeof attestationItems)[number];

/** How the candidate used AI. */
export const aiUses = ['none', 'wording', 'drafts'] as const;
export type AiUse = (typeof aiUses)[number];

/** Whether anyone is shown or named, and if so, that they agreed. */
export const consents = ['nobody', 'agreed'] as const;
export type Consent = (typeof consents)[number];

/** Where a name can stand in a draft (rule 22). */
export const preflightPlaces = [
  'text',
  'description',
  'explanation',
  'address',
  'file-text',
  'file-name',
  'metadata',
] as const;
export type PreflightPlace = (typeof preflightPlaces)[number];

/** What was found: what it is the name of. A `person` is somebody other than the candidate. */
export const preflightMarks = [
  'name',
  'school',
  'district',
  'employer',
  'email',
  'account',
  'phone',
  'person',
] as const;
export type PreflightMark = (typeof preflightMarks)[number];

/**
 * What a finding asks for: a `mark` is removed or kept with a reason before the seal; a `question` is answered only where the
 * candidate wants to; a `notice` is only told, since reviewers never see that place.
 */
export const preflightKinds = ['mark', 'question', 'notice'] as const;
export type PreflightKind = (typeof preflightKinds)[number];

/** What two places in submissions have in common: the bytes of a file, or much of their text. */
export const duplicateKinds = ['same-file', 'same-text'] as const;
export type DuplicateKind = (typeof duplicateKinds)[number];

export const duplicateStates = ['open', 'closed'] as const;
export type DuplicateState = (typeof duplicateStates)[number];

export const duplicateCommands = ['close', 'reopen'] as const;
export type DuplicateCommand = (typeof duplicateCommands)[number];

/** Whether a coach confirms an artifact. A confirmation lapses when the artifact changes. */
export const confirmationStates = ['asked', 'confirmed', 'declined', 'lapsed'] as const;
export type ConfirmationState = (typeof confirmationStates)[number];

export const confirmationCommands = ['ask', 'confirm', 'decline', 'lapse'] as const;
export type ConfirmationCommand = (typeof confirmationCommands)[number];

/** How far an artifact is. */
export const artifactProgress = ['not_started', 'started', 'complete'] as const;
export type ArtifactProgress = (typeof artifactProgress)[number];

/** The columns that contain these words. */
export const columns = {
  'submission.state': submissionStates,
  'confirmation.state': confirmationStates,
  'artifact_file.state': fileStates,
  'content_check.damage': storeFaults,
  'preflight_finding.kind': preflightKinds,
  'preflight_finding.place': preflightPlaces,
  'preflight_finding.mark': preflightMarks,
  'preparation.state': preparationStates,
  'preparation.problem': fileProblems,
  'duplicate.kind': duplicateKinds,
  'duplicate.state': duplicateStates,
} as const;
