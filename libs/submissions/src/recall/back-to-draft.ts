import { Injectable } from '@nestjs/common';
import { teamDetailsOf, teamKindsOf, VersionQueries } from '#catalog';
import type { Tx } from '#database';
import { type Enrollment, EnrollmentRepository, TeamRepository } from '#pilots';
import { ContentsCopy } from '../contents-copy.js';
import { PanelQueries } from '../read/panel.queries.js';
import type { Submission } from '../submission.entity.js';
import { SubmissionRepository } from '../submission.repository.js';
import { TeamDrafts } from '../teams/team-drafts.js';

interface Return {
  submissionId: string;
  command: 'recall' | 'return-incomplete';
  actorId: string;
  at: Date;
  reason?: string;
  /** Refuses where one of the enrollments does not allow it. */
  refuse?: (enrollment: Enrollment) => void;
}

/**
 * Makes a sealed submission the draft of the same attempt again, and with it all that its team sealed together: what they
 * share is in the team's draft again (rule 48).
 */
@Injectable()
export class BackToDraft {
  constructor(
    private readonly submissions: SubmissionRepository,
    private readonly enrollments: EnrollmentRepository,
    private readonly versions: VersionQueries,
    private readonly panels: PanelQueries,
    private readonly contents: ContentsCopy,
    private readonly teams: TeamRepository,
    private readonly teamDrafts: TeamDrafts,
  ) {}

  /** @throws DomainError `submission.transition` (409) once the review of any of them has begun. */
  async take(tx: Tx, { submissionId, command, actorId, at, reason, refuse }: Return): Promise<Submission> {
    const asked = await this.submissions.lock(tx, submissionId);
    const changes = { sealedAt: null, manifest: null, manifestSha256: null, sealedAs: null, panelId: null };
    let returned: Submission = asked;
    for (const { id } of await this.panels.of(tx, asked)) {
      const enrollment = await this.enrollments.find(tx, (await this.submissions.find(tx, id)).enrollmentId);
      refuse?.(enrollment);
      const draft = await this.submissions.move(tx, { of: id, command, actorId, reason }, changes);
      await this.enrollments.move(tx, { of: enrollment.id, command: 'recall', actorId, at, reason });
      if (asked.panelId !== null) await this.giveBack(tx, draft, enrollment);
      if (id === submissionId) returned = draft;
    }
    return returned;
  }

  /** What the team wrote is in its draft, which it can change again. */
  private async giveBack(
    tx: Tx,
    { id, scope }: Submission,
    { id: enrollmentId, versionId }: Enrollment,
  ): Promise<void> {
    const { content } = await this.versions.byId(versionId, tx);
    await this.contents.remove(tx, id, teamKindsOf(content));
    const team = await this.teams.ofEnrollment(tx, enrollmentId);
    const shared = teamDetailsOf(content).filter((detail) => scope.includes(detail));
    if (team !== null) await this.teamDrafts.reopen(tx, team.id, shared);
  }
}
