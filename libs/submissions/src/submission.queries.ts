import { Injectable } from '@nestjs/common';
import type { ArtifactKind } from '#catalog';
import type {
  ArtifactFileView,
  Receipt,
  SubmissionSummary,
  SubmissionView,
  TextVersionView,
  TextView,
} from '#contracts';
import { notFound } from '#kernel';
import { EnrollmentRepository } from '#pilots';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { ArtifactFile } from './artifact-file.entity.js';
import { Artifact, ArtifactVersion } from './artifact.entity.js';
import { contentsOf, missingIn, toRequired, type Contents } from './draft-contents.js';
import { progressOf } from './domain/missing-parts.js';
import { isOnTime, shownState, worksOn } from './domain/submission.policy.js';
import { detailsInScope, OwnSubmissions, requirementOf, type OwnSubmission } from './own-submissions.js';
import { Submission } from './submission.entity.js';

/** What a candidate reads of their own submissions. */
@Injectable()
export class SubmissionQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly own: OwnSubmissions,
    private readonly enrollments: EnrollmentRepository,
  ) {}

  /** The task list: the artifacts with their state, and all that is missing. */
  async forCandidate(actorId: string, submissionId: string): Promise<z.input<typeof SubmissionView>> {
    const own = await this.own.find(this.dataSource.manager, actorId, submissionId);
    const contents = await contentsOf(this.dataSource.manager, submissionId);
    const { submission, enrollment, version } = own;
    return {
      id: submission.id,
      enrollmentId: enrollment.id,
      attempt: submission.attempt,
      state: shownState(submission.state),
      revision: submission.revision,
      microCredential: {
        code: version.code,
        title: version.title,
        version: version.number,
        contentHash: enrollment.contentHash,
      },
      scope: detailsInScope(own).map(({ id, outcomeNumber, statement }) => ({ id, outcomeNumber, statement })),
      artifacts: version.content.artifacts.map((artifact) => viewArtifact(artifact, contents)),
      evidence: contents.evidence,
      missingParts:
        submission.state === 'draft'
          ? (missingIn(own, contents) as z.input<typeof SubmissionView>['missingParts'])
          : [],
      closesAt: enrollment.closesAt,
      sealedAt: submission.sealedAt,
      manifestSha256: submission.manifestSha256,
    };
  }

  /** The attempts of an enrollment, the latest first. */
  async attemptsOf(actorId: string, enrollmentId: string): Promise<z.input<typeof SubmissionSummary>[]> {
    const enrollment = await this.enrollments.find(this.dataSource.manager, enrollmentId);
    if (!worksOn({ actorId, candidateId: enrollment.personId })) throw notFound('enrollment');
    return (
      await this.dataSource.manager.find(Submission, { where: { enrollmentId }, order: { attempt: 'DESC' } })
    ).map(summaryOf);
  }

  /** The present text; empty, at revision 0, before the first save. */
  async text(actorId: string, submissionId: string, kind: ArtifactKind): Promise<z.input<typeof TextView>> {
    const own = await this.own.find(this.dataSource.manager, actorId, submissionId);
    requirementOf(own, kind);
    const artifact = await this.dataSource.manager.findOneBy(Artifact, { submissionId, kind });
    return artifact ?? { kind, text: '', words: 0, revision: 0, savedAt: null };
  }

  /** The kept versions of a text, the newest first, without the texts. */
  async versions(actorId: string, submissionId: string, kind: ArtifactKind): Promise<ArtifactVersion[]> {
    await this.own.find(this.dataSource.manager, actorId, submissionId);
    return this.dataSource.manager.find(ArtifactVersion, {
      select: { submissionId: true, kind: true, revision: true, words: true, startedAt: true, savedAt: true },
      where: { submissionId, kind },
      order: { revision: 'DESC' },
      take: 500,
    });
  }

  async version(
    actorId: string,
    submissionId: string,
    kind: ArtifactKind,
    revision: number,
  ): Promise<z.input<typeof TextVersionView>> {
    await this.own.find(this.dataSource.manager, actorId, submissionId);
    const version = await this.dataSource.manager.findOneBy(ArtifactVersion, { submissionId, kind, revision });
    if (version === null) throw notFound('version');
    return version;
  }

  /** A file of the candidate's own. */
  async file(actorId: string, submissionId: string, fileId: string): Promise<ArtifactFile> {
    await this.own.find(this.dataSource.manager, actorId, submissionId);
    const file = await this.dataSource.manager.findOneBy(ArtifactFile, { id: fileId, submissionId });
    if (file === null) throw notFound('file');
    return file;
  }

  /** The receipt that the candidate keeps. Nothing to find before it is sealed. */
  async receipt(actorId: string, submissionId: string): Promise<z.input<typeof Receipt>> {
    const { submission, enrollment } = await this.own.find(this.dataSource.manager, actorId, submissionId);
    if (submission.manifest === null) throw notFound('receipt');
    return {
      submissionId,
      enrollmentId: enrollment.id,
      attempt: submission.attempt,
      sealedAt: submission.sealedAt!,
      closesAt: enrollment.closesAt,
      onTime: isOnTime(submission.sealedAt!, enrollment.closesAt),
      manifestSha256: submission.manifestSha256!,
      manifest: { ...submission.manifest },
    };
  }
}

/** A submission in a line, with the state that may be shown. */
export function summaryOf(submission: Submission): z.input<typeof SubmissionSummary> {
  return { ...submission, state: shownState(submission.state) };
}

function viewArtifact(
  artifact: OwnSubmission['version']['content']['artifacts'][number],
  contents: Contents,
): z.input<typeof SubmissionView>['artifacts'][number] {
  const { kind, title, about, guidingQuestions, text, files } = artifact;
  const written = contents.texts.find((candidate) => candidate.kind === kind);
  return {
    kind,
    title,
    about,
    progress: progressOf(toRequired(artifact), contents),
    guidingQuestions,
    text: text && {
      ...text,
      words: written?.words ?? 0,
      revision: written?.revision ?? 0,
      savedAt: written?.savedAt ?? null,
    },
    files: files && { ...files, items: contents.files.filter((file) => file.kind === kind).map(viewFile) },
  };
}

/** A file as its owner sees it, under its own name. */
export function viewFile(file: ArtifactFile): z.input<typeof ArtifactFileView> {
  return { ...file, name: file.originalName, sha256: file.sha256 || null };
}
