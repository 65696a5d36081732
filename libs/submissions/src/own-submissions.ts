import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { detailsOf, VersionQueries, type ArtifactRequirement, type ScoredDetail } from '#catalog';
import type { ArtifactKind } from '#catalog/vocabulary';
import type { PersonActor } from '#identity';
import { DomainError, notFound } from '#kernel';
import { EnrollmentRepository, type Enrollment } from '#pilots';
import { Submission } from './submission.entity.js';
import { isWritable, worksOn } from './submission.policy.js';
import { SubmissionRepository, submissionSealed } from './submission.repository.js';

type Version = Awaited<ReturnType<VersionQueries['byId']>>;

/** A candidate's submission, with its enrollment and version. */
export interface OwnSubmission {
  submission: Submission;
  enrollment: Enrollment;
  version: Version;
}

/** Finds the submissions of a candidate, only for that candidate. */
@Injectable()
export class OwnSubmissions {
  constructor(
    private readonly submissions: SubmissionRepository,
    private readonly enrollments: EnrollmentRepository,
    private readonly versions: VersionQueries,
  ) {}

  /** @throws DomainError `submission.not-found`, also for the submission of another candidate. */
  async find(manager: EntityManager, actor: PersonActor, submissionId: string): Promise<OwnSubmission> {
    const own = await this.behind(manager, submissionId);
    if (!worksOn({ actorId: actor.id, candidateId: own.enrollment.personId })) throw notFound('submission');
    return own;
  }

  /** Like {@link find}, for work that Laurel does without an actor. */
  async behind(manager: EntityManager, submissionId: string): Promise<OwnSubmission> {
    const submission = await this.submissions.find(manager, submissionId);
    const enrollment = await this.enrollments.find(manager, submission.enrollmentId);
    return { submission, enrollment, version: await this.versions.byId(enrollment.versionId, manager) };
  }

  /**
   * Like {@link find}, before a change to the draft.
   * @throws DomainError `submission.not-open` (409) where the enrollment has ended.
   */
  async findWritable(manager: EntityManager, actor: PersonActor, submissionId: string): Promise<OwnSubmission> {
    const own = await this.find(manager, actor, submissionId);
    refuseNotOpen(own);
    return own;
  }
}

/**
 * Refuses a change to the draft. For callers that do not call `touchDraft`.
 * @throws DomainError `submission.sealed`, `submission.not-open` (409).
 */
export function refuseChange(own: OwnSubmission): void {
  if (own.submission.state !== 'draft') throw submissionSealed();
  refuseNotOpen(own);
}

function refuseNotOpen({ submission, enrollment }: OwnSubmission): void {
  if (submission.state !== 'draft' || isWritable(enrollment.state)) return;
  throw new DomainError(
    'conflict',
    'submission.not-open',
    `The enrollment is ${enrollment.state}, so you can read its submission but not change it.`,
    {
      state: enrollment.state,
    },
  );
}

/** What the version requires of one artifact. */
export function requirementOf({ version }: OwnSubmission, kind: ArtifactKind): ArtifactRequirement {
  const requirement = version.content.artifacts.find((artifact) => artifact.kind === kind);
  if (requirement === undefined) throw notFound('artifact');
  return requirement;
}

/**
 * Which files the version takes for one artifact.
 * @throws DomainError `artifact.no-files` for an artifact that is only text.
 */
export function fileRequirementOf(own: OwnSubmission, kind: ArtifactKind): NonNullable<ArtifactRequirement['files']> {
  const { files, title } = requirementOf(own, kind);
  if (files === null) throw new DomainError('invalid', 'artifact.no-files', `${title} takes text, not files.`);
  return files;
}

/**
 * How many links the version takes for one artifact.
 * @throws DomainError `artifact.no-links` for an artifact without links.
 */
export function linkRequirementOf(own: OwnSubmission, kind: ArtifactKind): NonNullable<ArtifactRequirement['links']> {
  const { links, title } = requirementOf(own, kind);
  if (links === undefined) throw new DomainError('invalid', 'artifact.no-links', `${title} takes no links.`);
  return links;
}

/** The details that this attempt is scored on, in the version's order. */
export function detailsInScope({ submission, version }: OwnSubmission): ScoredDetail[] {
  return detailsOf(version.content).filter((detail) => submission.scope.includes(detail.id));
}
