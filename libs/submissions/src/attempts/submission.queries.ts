import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { isForTeams, levelsInWords, type Outcome, questionsOf, scaleOf, type VersionContent } from '#catalog';
import type { SubmissionSummary, SubmissionView } from '#contracts';
import type { PersonActor } from '#identity';
import { Clock, notFound } from '#kernel';
import { EnrollmentRepository, TeamRepository } from '#pilots';
import { attestationOf } from '../attestations/attestation-of.js';
import { standingOf } from '../confirming/artifact-content.policy.js';
import { type Contents, contentsOf } from '../contents.js';
import { viewFile } from '../files/file.queries.js';
import { UnscannedFiles } from '../files/unscanned-files.js';
import { artifactsIn, contentsIn, detailsInScope, type OwnSubmission, OwnSubmissions } from '../own-submissions.js';
import { openMarks } from '../preflight/preflight.queries.js';
import { AttemptsOfEnrollment } from '../read/attempts-of-enrollment.js';
import { missingIn, progressIn } from '../sealing/completeness.js';
import type { FileTerms } from '../sealing/missing-parts.policy.js';
import { Submission } from '../submission.entity.js';
import { shownState, worksOn } from '../submission.policy.js';
import { sealsWithTeam, withoutTeam } from '../teams/team-round.js';
import { revisionSince } from './revision.policy.js';

type TeamOfSubmission = z.input<typeof SubmissionView>['team'];

/** A candidate's own submissions. */
@Injectable()
export class SubmissionQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly own: OwnSubmissions,
    private readonly enrollments: EnrollmentRepository,
    private readonly attempts: AttemptsOfEnrollment,
    private readonly teams: TeamRepository,
    private readonly unscanned: UnscannedFiles,
  ) {}

  /** The task list: the progress of each artifact, and everything that is missing. */
  async forCandidate(actor: PersonActor, submissionId: string): Promise<z.input<typeof SubmissionView>> {
    const own = await this.own.find(this.dataSource.manager, actor, submissionId);
    const contents = await contentsIn(this.dataSource.manager, own);
    const { submission, enrollment, version } = own;
    const canChange = submission.state === 'draft';
    const details = detailsInScope(own);
    const scope = details.map(({ id }) => id);
    const team = await this.teamOf(own);
    const terms = { takesUnscanned: await this.unscanned.areTakenIn(submissionId) };
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
      scope: details.map(({ id, outcomeNumber, statement }) => ({ id, outcomeNumber, statement })),
      outcomes: version.content.outcomes.map((outcome) => viewOutcome(outcome, version.content, scope)),
      artifacts: artifactsIn(own).map((artifact) => ({
        ...viewArtifact(artifact, { ...contents, canChange }, terms),
        guidingQuestions: questionsOf(version.content, artifact),
      })),
      evidence: contents.evidence,
      missingParts: canChange
        ? [
            ...missingIn(own, contents, {
              ...terms,
              ...(await attestationOf(this.dataSource.manager, submissionId, this.clock.now())),
              names: await openMarks(this.dataSource.manager, submissionId),
            }),
            ...(team === null && sealsWithTeam(own) ? [withoutTeam] : []),
          ]
        : [],
      sinceLastAttempt: await this.revisionOf(own, contents),
      team,
      closesAt: enrollment.closesAt,
      sealedAt: submission.sealedAt,
      manifestSha256: submission.manifestSha256,
    };
  }

  private async revisionOf(
    own: OwnSubmission,
    contents: Contents,
  ): Promise<z.input<typeof SubmissionView>['sinceLastAttempt']> {
    const { submission } = own;
    const { enrollmentId, attempt, state } = submission;
    if (state !== 'draft' || attempt === 1 || submission.teamId !== null) return null;
    const { manager } = this.dataSource;
    const before = await this.attempts.numbered(manager, enrollmentId, attempt - 1);
    if (before === null) return null;
    const kinds = artifactsIn(own).map(({ kind }) => kind);
    const scope = detailsInScope(own).map(({ id }) => id);
    return {
      attempt: before.attempt,
      ...revisionSince(await contentsOf(manager, before.id), contents, { kinds, scope }),
    };
  }

  /** The team that submits together, where the version is for teams. */
  private async teamOf({ submission, enrollment, version }: OwnSubmission): Promise<TeamOfSubmission> {
    if (!isForTeams(version.content)) return null;
    const { manager } = this.dataSource;
    const team = await this.teams.ofEnrollment(manager, enrollment.id);
    if (team === null) return null;
    const draft = await manager.findOneBy(Submission, { teamId: team.id });
    const isShared = submission.teamId !== null;
    return {
      id: team.id,
      name: team.name,
      draftId: draft?.id ?? null,
      isShared,
      submitsTogether: isShared || sealsWithTeam({ submission, version }),
    };
  }

  /** The attempts of an enrollment, the latest first. */
  async attemptsOf(actor: PersonActor, enrollmentId: string): Promise<z.input<typeof SubmissionSummary>[]> {
    const enrollment = await this.enrollments.find(this.dataSource.manager, enrollmentId);
    if (!worksOn({ actorId: actor.id, candidateId: enrollment.personId })) throw notFound('enrollment');
    return (
      await this.dataSource.manager.find(Submission, { where: { enrollmentId }, order: { attempt: 'DESC' } })
    ).map(summaryOf);
  }
}

/** A submission in one line, with the state that candidates and clients may see. */
export function summaryOf(submission: Submission): z.input<typeof SubmissionSummary> {
  return { ...submission, state: shownState(submission.state) };
}

function viewOutcome(
  { id, number, statement, details, rubricSentences, sampleDocuments = [] }: Outcome,
  content: VersionContent,
  scope: readonly string[],
): z.input<typeof SubmissionView>['outcomes'][number] {
  return {
    number,
    statement,
    details: details.map((detail) => ({
      id: detail.id,
      statement: detail.statement,
      inScope: scope.includes(detail.id),
      levels: levelsInWords(scaleOf(content, detail.id), detail.rubricSentences),
    })),
    levels: levelsInWords(scaleOf(content, id), rubricSentences),
    sampleDocuments,
  };
}

function viewArtifact(
  artifact: OwnSubmission['version']['content']['artifacts'][number],
  contents: Contents & { canChange: boolean },
  terms: FileTerms,
): Omit<z.input<typeof SubmissionView>['artifacts'][number], 'guidingQuestions'> {
  const { kind, title, about, text, files, links, confirmedBy } = artifact;
  const written = contents.texts.find((candidate) => candidate.kind === kind);
  return {
    kind,
    title,
    about,
    progress: progressIn(artifact, contents, terms),
    text: text && {
      ...text,
      words: written?.words ?? 0,
      revision: written?.revision ?? 0,
      savedAt: written?.savedAt ?? null,
    },
    files: files && {
      ...files,
      items: contents.files.filter((file) => file.kind === kind).map((file) => viewFile(file, contents)),
    },
    confirmation: confirmedBy ? viewConfirmation(kind, contents) : null,
    links: links ? { ...links, items: contents.links.filter((link) => link.kind === kind) } : null,
  };
}

function viewConfirmation(
  kind: string,
  contents: Contents,
): NonNullable<z.input<typeof SubmissionView>['artifacts'][number]['confirmation']> {
  const confirmation = contents.confirmations.find((one) => one.kind === kind);
  if (confirmation === undefined) return { state: null, askedAt: null, answeredAt: null, note: '' };
  const { askedAt, answeredAt, note } = confirmation;
  return { state: standingOf(confirmation, contents), askedAt, answeredAt, note };
}
