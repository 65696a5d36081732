import { Injectable } from '@nestjs/common';
import { DatabaseClock, Transactor } from '#database';
import { type PersonActor, PersonQueries } from '#identity';
import { DomainError, sha256Hex } from '#kernel';
import { EnrollmentRepository } from '#pilots';
import { attestationOf, type AttestationState } from '../attestations/attestation-of.js';
import { attestedTo } from '../attestations/attestation.policy.js';
import type { Captions } from '../captions/captions.entity.js';
import type { Confirmation } from '../confirming/confirmation.entity.js';
import { type Contents, contentsOf } from '../contents.js';
import type { WebLink } from '../links/web-link.entity.js';
import { OwnSubmissions, type OwnSubmission } from '../own-submissions.js';
import type { Preparation } from '../preparation/preparation.entity.js';
import { Submission } from '../submission.entity.js';
import { submissionLifecycle } from '../submission.lifecycle.js';
import { SubmissionRepository } from '../submission.repository.js';
import {
  manifestHash,
  orderManifest,
  type Manifest,
  type ManifestArtifact,
  type ManifestFile,
  type ManifestLink,
} from './manifest.document.js';
import { SealReadiness } from './seal-readiness.js';

/**
 * Seals a submission (rule 8): checks that nothing is missing and that the store has every file as recorded, freezes
 * the contents under a manifest, and submits the enrollment. The seal is on time if the request arrived before the
 * deadline, by the database's clock. When a seal and an expiry race, one wins.
 * @throws DomainError `submission.incomplete` (409) with everything that is missing; `submission.file-damaged` (409);
 *   `enrollment.closed` (409) after the deadline; `submission.changed` (409) when the draft was changed meanwhile;
 *   `submission.transition` (409) when it is sealed already.
 */
@Injectable()
export class SealSubmission {
  constructor(
    private readonly transactor: Transactor,
    private readonly people: PersonQueries,
    private readonly clock: DatabaseClock,
    private readonly own: OwnSubmissions,
    private readonly submissions: SubmissionRepository,
    private readonly enrollments: EnrollmentRepository,
    private readonly readiness: SealReadiness,
  ) {}

  async run({ actor, submissionId }: { actor: PersonActor; submissionId: string }): Promise<Submission> {
    const arrivedAt = await this.clock.now();
    const { own, contents, attested } = await this.transactor.run(async (tx) => ({
      own: await this.own.find(tx, actor, submissionId),
      contents: await contentsOf(tx, submissionId),
      attested: await attestationOf(tx, submissionId, arrivedAt),
    }));
    submissionLifecycle.next(own.submission.state, 'seal');
    await this.readiness.refuseUnready(own, contents, attested);

    const { name } = await this.people.byId(actor.id);
    const manifest = orderManifest(manifestOf(own, contents, attested, arrivedAt));
    return this.transactor.run(async (tx) => {
      const current = await this.submissions.lock(tx, submissionId);
      submissionLifecycle.next(current.state, 'seal');
      if (current.revision !== own.submission.revision) {
        throw new DomainError(
          'conflict',
          'submission.changed',
          'The draft was changed in another tab while you were submitting, so nothing was submitted. Check it and submit again.',
        );
      }
      const sealed = await this.submissions.move(
        tx,
        { of: current, command: 'seal', actorId: actor.id },
        { sealedAt: arrivedAt, sealedAs: name, manifest, manifestSha256: manifestHash(manifest) },
      );
      await this.enrollments.move(tx, {
        of: own.enrollment.id,
        command: 'submit',
        actorId: actor.id,
        at: arrivedAt,
        onlyOnTime: true,
      });
      return sealed;
    });
  }
}

function manifestOf(
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
