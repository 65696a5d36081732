import { Readable } from 'node:stream';
import { VersionQueries } from '#catalog';
import type { ArtifactKind } from '#catalog/vocabulary';
import type { PersonActor } from '#identity';
import type { Enrollment } from '#pilots';
import type { FilePlace } from '#storage';
import {
  AddFile,
  AddWebLink,
  type ArtifactFile,
  Attest,
  AttestationQueries,
  BeginSubmission,
  LinkEvidence,
  PrepareFile,
  SaveText,
  ScanFile,
  SealSubmission,
  Submission,
  SubmissionQueries,
  type WebLink,
} from '#submissions';
import type { Laurel } from '../start-laurel.js';
import { samplePdf } from '../files/sample-pdf.js';
import { asActor } from './people.js';
import { anEnrollment, type EnrollmentSituation } from './pilots.js';

let made = 0;

export interface SubmissionSituation extends EnrollmentSituation {
  /** An active enrollment. Without one, the builder makes one. */
  enrollment?: Pick<Enrollment, 'id' | 'personId'>;
}

/** A submission, its candidate and its enrollment. */
export interface TheirSubmission {
  id: string;
  candidateId: string;
  enrollmentId: string;
}

/** The candidate as the actor of an operation. */
export function asCandidate(id: string): PersonActor {
  return asActor({ id, roles: ['candidate'] });
}

/** A candidate's submission, made by real operations: `await aSubmission(laurel).sealed()`. */
export function aSubmission(laurel: Laurel, { enrollment, ...situation }: SubmissionSituation = {}) {
  const draft = async (): Promise<TheirSubmission> => {
    const { id: enrollmentId, personId: candidateId } = enrollment ?? (await anEnrollment(laurel, situation).active());
    const { id } = await laurel.get(BeginSubmission).run({ actor: asCandidate(candidateId), enrollmentId });
    return { id, candidateId, enrollmentId };
  };
  const complete = async (): Promise<TheirSubmission> => completed(laurel, await draft());
  const sealed = async (): Promise<TheirSubmission> => {
    const submission = await complete();
    await laurel.get(SealSubmission).run({ actor: asCandidate(submission.candidateId), submissionId: submission.id });
    return submission;
  };
  return { draft, complete, sealed };
}

/** Writes, uploads, links and attests to everything that is missing in the draft, as briefly as possible. */
export async function completed(laurel: Laurel, submission: TheirSubmission): Promise<TheirSubmission> {
  const submissionId = submission.id;
  const actor = asCandidate(submission.candidateId);
  const view = await laurel.get(SubmissionQueries).forCandidate(actor, submissionId);
  for (const { kind, text, files, links } of view.artifacts) {
    const need = text === null ? 0 : Math.max(1, text.wordMinimum);
    if (text !== null && text.words < need) {
      await laurel.get(SaveText).run({
        actor,
        submissionId,
        kind,
        text: Array.from({ length: need }, (_, word) => `word${word}`).join(' '),
        revision: text.revision,
      });
    }
    const present = files?.items.length ?? 0;
    for (let file = present; file < (files?.minCount ?? 0); file++) await aFile(laurel, submission, kind);
    for (let link = links?.items.length ?? 0; link < (links?.minCount ?? 0); link++)
      await aWebLink(laurel, submission, kind);
  }
  const cited = view.artifacts.find(({ kind }) => kind === 'responsive_narrative') ?? view.artifacts[0]!;
  const linked = new Set(view.evidence.map((link) => link.detailId));
  for (const { id: detailId } of view.scope.filter((detail) => !linked.has(detail.id))) {
    const evidence = {
      detailId,
      kind: cited.kind,
      fileId: null,
      page: null,
      second: null,
      explanation: 'See the second paragraph.',
    };
    await laurel.get(LinkEvidence).run({ actor, submissionId, evidence });
  }
  if (!view.team?.isShared) await attested(laurel, submission);
  return submission;
}

/** A link in the artifact, to an address that no other link has. */
export function aWebLink(
  laurel: Laurel,
  { id: submissionId, candidateId }: TheirSubmission,
  kind: ArtifactKind,
  link: { address?: string; description?: string } = {},
): Promise<WebLink> {
  return laurel.get(AddWebLink).run({
    actor: asCandidate(candidateId),
    submissionId,
    kind,
    link: { address: `https://video.example.org/${(made += 1)}`, description: 'A lesson', ...link },
  });
}

/** Attests that the work is the candidate's own, made without AI, and that it names nobody. */
export async function attested(laurel: Laurel, { id: submissionId, candidateId }: TheirSubmission): Promise<void> {
  const actor = asCandidate(candidateId);
  const { text, complete } = await laurel.get(AttestationQueries).forCandidate(actor, submissionId);
  if (complete) return;
  const answers = { ownWork: true, aiUse: 'none', aiHow: '', consent: 'nobody' } as const;
  await laurel.get(Attest).run({ actor, submissionId, textVersion: text.version, answers });
}

/** A clean file in the artifact, prepared for reviewers. Without content, a PDF with one page, which no other file equals. */
export async function aFile(
  laurel: Laurel,
  { id: submissionId, candidateId }: TheirSubmission,
  kind: ArtifactKind = 'document_profile',
  {
    name = 'Agenda of the data meeting.pdf',
    content = Buffer.concat([samplePdf(), Buffer.from(`% ${(made += 1)}\n`)]),
    description = 'The agenda of a meeting',
  }: { name?: string; content?: string | Uint8Array; description?: string } = {},
): Promise<ArtifactFile> {
  const receive = async ({ store, key, maxBytes }: FilePlace) => {
    const stored = await store.write(key, Readable.from([Buffer.from(content)]), { maxBytes });
    return { file: { key, name, mediaType: 'application/pdf', ...stored }, description };
  };
  const file = await laurel.get(AddFile).run({ actor: asCandidate(candidateId), submissionId, kind, receive });
  await checkedFile(laurel, file.id);
  return file;
}

/** Does to an uploaded file what the worker does: scans it and prepares it for reviewers. */
export async function checkedFile(laurel: Pick<Laurel, 'get'>, fileId: string): Promise<void> {
  await laurel.get(ScanFile).run({ fileId });
  await laurel.get(PrepareFile).run({ fileId });
}

/** The version of the submission's enrollment. */
export async function versionOf(laurel: Laurel, { enrollmentId }: Pick<TheirSubmission, 'enrollmentId'>) {
  const [{ version_id: versionId }] = await laurel.dataSource.query<[{ version_id: string }]>(
    'SELECT version_id FROM enrollment WHERE id = $1',
    [enrollmentId],
  );
  return laurel.get(VersionQueries).byId(versionId);
}

/** The current row of a submission. */
export function submissionNow(laurel: Laurel, id: string): Promise<Submission> {
  return laurel.dataSource.manager.findOneByOrFail(Submission, { id });
}
