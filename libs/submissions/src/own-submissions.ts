import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  type ArtifactRequirement,
  detailsOf,
  isForTeams,
  type ScoredDetail,
  teamDetailsOf,
  VersionQueries,
} from '#catalog';
import type { ArtifactKind } from '#catalog/vocabulary';
import type { PersonActor } from '#identity';
import { DomainError, notFound } from '#kernel';
import { EnrollmentRepository, type Enrollment, TeamRepository } from '#pilots';
import { type Contents, contentsOf } from './contents.js';
import { Submission } from './submission.entity.js';
import { isWritable, worksOn } from './submission.policy.js';
import { submissionSealed } from './submission.repository.js';

type Version = Awaited<ReturnType<VersionQueries['byId']>>;

/**
 * A candidate's submission, with its enrollment and version. Or the draft of their team, with the enrollment of the
 * member who works on it.
 */
export interface OwnSubmission {
  submission: Submission;
  enrollment: Enrollment;
  version: Version;
}

/** Finds the submissions of a candidate and the draft of their team, only for that candidate. */
@Injectable()
export class OwnSubmissions {
  constructor(
    private readonly enrollments: EnrollmentRepository,
    private readonly versions: VersionQueries,
    private readonly teams: TeamRepository,
  ) {}

  /** @throws DomainError `submission.not-found`, also for the submission of another candidate or team. */
  async find(manager: EntityManager, actor: PersonActor, submissionId: string): Promise<OwnSubmission> {
    const own = await this.behind(manager, submissionId, actor);
    if (!worksOn({ actorId: actor.id, candidateId: own.enrollment.personId })) throw notFound('submission');
    return own;
  }

  /** Like {@link find}, without the draft of a team: for what each member does alone, such as to attest. */
  async findPersonal(manager: EntityManager, actor: PersonActor, submissionId: string): Promise<OwnSubmission> {
    const own = await this.find(manager, actor, submissionId);
    if (own.submission.teamId !== null) throw notFound('submission');
    return own;
  }

  /**
   * Like {@link find}, for work that Laurel does without an actor. The draft of a team then has the enrollment of a
   * member who can still write in it, if there is one.
   */
  async behind(manager: EntityManager, submissionId: string, actor?: Pick<PersonActor, 'id'>): Promise<OwnSubmission> {
    const submission = await manager.findOneBy(Submission, { id: submissionId });
    if (submission === null) throw notFound('submission');
    const enrollment =
      submission.teamId === null
        ? await this.enrollments.find(manager, submission.enrollmentId)
        : await this.memberOf(manager, submission.teamId, actor);
    return {
      submission: { ...submission, enrollmentId: enrollment.id },
      enrollment,
      version: await this.versions.byId(enrollment.versionId, manager),
    };
  }

  private async memberOf(manager: EntityManager, teamId: string, actor?: Pick<PersonActor, 'id'>): Promise<Enrollment> {
    const members = await this.teams.members(manager, teamId);
    const member =
      actor === undefined
        ? (members.find(({ state }) => isWritable(state)) ?? members[0])
        : members.find(({ personId }) => personId === actor.id);
    if (member === undefined) throw notFound('submission');
    return member;
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

/**
 * The artifacts of this draft: in the draft of a team, what the team submits together, and in the draft of a member, their
 * own. What is sealed has all.
 */
export function artifactsIn({ submission, version: { content } }: OwnSubmission): ArtifactRequirement[] {
  if (submission.teamId === null && submission.state !== 'draft') return content.artifacts;
  return content.artifacts.filter(({ submittedBy }) => (submittedBy === 'team') === (submission.teamId !== null));
}

/** The contents of the artifacts of this draft. A later attempt of a member also has those that the team has finished. */
export async function contentsIn(manager: EntityManager, own: OwnSubmission): Promise<Contents> {
  const contents = await contentsOf(manager, own.submission.id);
  if (!isForTeams(own.version.content)) return contents;
  const kinds = new Set(artifactsIn(own).map(({ kind }) => kind));
  const ofDraft = ({ kind }: { kind: ArtifactKind }) => kinds.has(kind);
  const { texts, files, links, evidence } = contents;
  return {
    ...contents,
    texts: texts.filter(ofDraft),
    files: files.filter(ofDraft),
    links: links.filter(ofDraft),
    evidence: evidence.filter(ofDraft),
  };
}

/** What the version requires of one artifact. */
export function requirementOf(own: OwnSubmission, kind: ArtifactKind): ArtifactRequirement {
  const requirement = artifactsIn(own).find((artifact) => artifact.kind === kind);
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

/**
 * The details that this attempt is scored on, in the version's order. In the draft of a member without those of the team,
 * whose evidence is in the draft of the team.
 */
export function detailsInScope({ submission, version }: OwnSubmission): ScoredDetail[] {
  const elsewhere = submission.teamId === null && submission.state === 'draft' ? teamDetailsOf(version.content) : [];
  return detailsOf(version.content).filter(({ id }) => submission.scope.includes(id) && !elsewhere.includes(id));
}
