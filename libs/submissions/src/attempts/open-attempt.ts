import { Injectable } from '@nestjs/common';
import { teamDetailsOf, VersionQueries } from '#catalog';
import type { ArtifactKind } from '#catalog/vocabulary';
import { Outbox, type Tx } from '#database';
import type { PersonActor } from '#identity';
import { Clock, Ids } from '#kernel';
import { EnrollmentRepository, TeamRepository } from '#pilots';
import { Confirmation } from '../confirming/confirmation.entity.js';
import { ContentsCopy } from '../contents-copy.js';
import { submissionsEvents } from '../events.js';
import { Submission } from '../submission.entity.js';
import { TeamDrafts } from '../teams/team-drafts.js';

interface NewAttempt {
  enrollmentId: string;
  /** The details to score: all in the first attempt, the unmet ones in later attempts (rule 15). */
  scope: string[];
  /** Null when Laurel opens it. */
  actor: Pick<PersonActor, 'id'> | null;
}

/**
 * Opens the next attempt of an enrollment as a draft, inside the caller's transaction. A later attempt begins with the
 * texts, files, links and evidence of the attempt before it, so the candidate redoes only the unmet details. The rows of
 * files and their captions are copied, their bytes are shared. What a coach confirmed stays confirmed until it changes. A
 * unique index allows one open attempt at a time.
 */
@Injectable()
export class OpenAttempt {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly contents: ContentsCopy,
    private readonly enrollments: EnrollmentRepository,
    private readonly versions: VersionQueries,
    private readonly teams: TeamRepository,
    private readonly teamDrafts: TeamDrafts,
    private readonly outbox: Outbox,
  ) {}

  async run(tx: Tx, attempt: NewAttempt): Promise<Submission> {
    const { actor, enrollmentId, scope } = attempt;
    const previous = await tx.findOne(Submission, { where: { enrollmentId }, order: { attempt: 'DESC' } });
    const submission: Submission = {
      id: this.ids.next(),
      enrollmentId,
      teamId: null,
      panelId: null,
      attempt: (previous?.attempt ?? 0) + 1,
      state: 'draft',
      scope,
      createdAt: this.clock.now(),
      sealedAt: null,
      manifest: null,
      manifestSha256: null,
      sealedAs: null,
      revision: 1,
    };
    await tx.insert(Submission, submission as never);
    if (previous !== null) await this.carry(tx, previous.id, submission, await this.kindsFor(tx, attempt));
    const payload = { enrollmentId, attempt: submission.attempt, scope };
    await this.outbox.append(
      tx,
      submissionsEvents['submission.opened']({ subjectId: submission.id, actorId: actor?.id ?? null, payload }),
    );
    return submission;
  }

  private async carry(tx: Tx, fromId: string, to: Submission, kinds: readonly ArtifactKind[]): Promise<void> {
    await this.contents.copy(tx, fromId, to, kinds);
    for (const given of await tx.findBy(Confirmation, { submissionId: fromId, state: 'confirmed' }))
      await tx.insert(Confirmation, { ...given, id: this.ids.next(), submissionId: to.id, comparedRevision: 0 });
  }

  /** The artifacts that the attempt begins with. What the team writes again is in its draft until the seal. */
  private async kindsFor(tx: Tx, { enrollmentId, scope }: NewAttempt): Promise<ArtifactKind[]> {
    const { versionId } = await this.enrollments.find(tx, enrollmentId);
    const { content } = await this.versions.byId(versionId, tx);
    const shared = teamDetailsOf(content).filter((id) => scope.includes(id));
    const team = shared.length === 0 ? null : await this.teams.ofEnrollment(tx, enrollmentId);
    if (team !== null) await this.teamDrafts.reopen(tx, team.id, shared);
    return content.artifacts
      .filter(({ submittedBy }) => shared.length === 0 || submittedBy !== 'team')
      .map(({ kind }) => kind);
  }
}
