import { z } from 'zod';
import { about, declareEvents } from '#database';
import { fileProblems } from '#formats/vocabulary';
import { duplicateKinds, fileStates, preparationStates, storeFaults, submissionStates } from './vocabulary.js';

const moved = {
  enrollmentId: z.uuid(),
  attempt: z.int(),
  from: z.enum(submissionStates),
  to: z.enum(submissionStates),
};

const duplicate = {
  kind: z.enum(duplicateKinds),
  /** The two submissions. */
  submissionIds: z.array(z.uuid()),
};

const confirmation = { submissionId: z.uuid(), artifact: z.string() };

export const submissionsEvents = declareEvents({
  'submission.opened': about('submission', { enrollmentId: z.uuid(), attempt: z.int(), scope: z.array(z.string()) }),
  'submission.sealed': about('submission', { ...moved, manifestSha256: z.string() }),
  /** A team sealed: the submissions of its members, and the hash of what is the same in all. */
  'team.submitted': about('team', { submissionIds: z.array(z.uuid()), sharedSha256: z.string() }),
  /** Without the answers: they may be confidential. */
  'submission.attested': about('submission', { enrollmentId: z.uuid(), attempt: z.int(), textVersion: z.int() }),
  'submission.recalled': about('submission', moved),
  'submission.returned': about('submission', { ...moved, reason: z.string() }),
  'submission.review-begun': about('submission', moved),
  'submission.adjudicating': about('submission', moved),
  'submission.decided': about('submission', moved),
  'submission.released': about('submission', moved),
  /** The candidate asks; every coach they have then may answer. */
  'confirmation.asked': about('confirmation', { ...confirmation, coachIds: z.array(z.uuid()) }),
  'confirmation.given': about('confirmation', { ...confirmation, candidateId: z.uuid() }),
  /** Without the note: the candidate reads it on their page. */
  'confirmation.declined': about('confirmation', { ...confirmation, candidateId: z.uuid() }),
  /** The artifact is no longer what the coach confirmed. */
  'confirmation.lapsed': about('confirmation', { ...confirmation, candidateId: z.uuid(), coachId: z.uuid() }),
  'file.uploaded': about('file', {
    submissionId: z.uuid(),
    artifact: z.string(),
    size: z.int(),
    sha256: z.string().nullable(),
    mediaType: z.string(),
  }),
  'file.scanned': about('file', {
    submissionId: z.uuid(),
    state: z.enum(fileStates),
    detail: z.string().nullable(),
  }),
  /** A sealed file, its blind copy or its view is not in the store as it was sealed. */
  'file.damaged': about('file', { submissionId: z.uuid(), storageKey: z.string(), damage: z.enum(storeFaults) }),
  /** What was damaged is in the store as it was sealed. */
  'file.repaired': about('file', { submissionId: z.uuid(), storageKey: z.string() }),
  'attestation-text.published': about('program', { version: z.int(), inForceFrom: z.iso.datetime() }),
  /** An administrator asked for a new blind copy. */
  'file.preparation-requested': about('file', { submissionId: z.uuid() }),
  'file.prepared': about('file', {
    submissionId: z.uuid(),
    state: z.enum(preparationStates),
    problem: z.enum(fileProblems).nullable(),
    copySha256: z.string().nullable(),
    cleaner: z.int(),
  }),
  'duplicate.found': about('duplicate', duplicate),
  'duplicate.closed': about('duplicate', { ...duplicate, note: z.string() }),
  'duplicate.reopened': about('duplicate', duplicate),
});
