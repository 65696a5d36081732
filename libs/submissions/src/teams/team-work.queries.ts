import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { z } from 'zod';
import { VersionQueries } from '#catalog';
import { CONFIGURATION, type Configuration } from '#config';
import type { TeamWorkView } from '#contracts';
import { type PersonActor, PersonQueries } from '#identity';
import { Clock, notFound } from '#kernel';
import { type Enrollment, EnrollmentRepository, TeamRepository } from '#pilots';
import { attestationOf } from '../attestations/attestation-of.js';
import { contentsIn, type OwnSubmission } from '../own-submissions.js';
import { openMarks } from '../preflight/preflight.queries.js';
import { missingIn } from '../sealing/completeness.js';
import type { MissingPart } from '../sealing/missing-parts.policy.js';
import type { Submission } from '../submission.entity.js';
import { worksOn } from '../submission.policy.js';
import { TeamDrafts } from './team-drafts.js';
import { notStarted, TeamRound } from './team-round.js';

/** The work of a team, for its members only: who is in it, and what is missing from whom. */
@Injectable()
export class TeamWorkQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly enrollments: EnrollmentRepository,
    private readonly versions: VersionQueries,
    private readonly people: PersonQueries,
    private readonly teams: TeamRepository,
    private readonly drafts: TeamDrafts,
    private readonly round: TeamRound,
    @Inject(CONFIGURATION) private readonly configuration: Pick<Configuration, 'acceptUnscanned'>,
  ) {}

  /** @throws DomainError `enrollment.not-found`; `team.not-found` for who is in no team. */
  async forMember(actor: PersonActor, enrollmentId: string): Promise<z.input<typeof TeamWorkView>> {
    const { manager } = this.dataSource;
    const enrollment = await this.enrollments.find(manager, enrollmentId);
    if (!worksOn({ actorId: actor.id, candidateId: enrollment.personId })) throw notFound('enrollment');
    const team = await this.teams.ofEnrollment(manager, enrollmentId);
    if (team === null || enrollment.state === 'withdrawn') throw notFound('team');
    const version = await this.versions.byId(team.versionId, manager);
    const draft = await this.drafts.of(manager, team.id);
    const members = await this.teams.members(manager, team.id);
    const people = await this.people.byIds(members.map(({ personId }) => personId));
    const round = await this.round.members(manager, team, version);
    const missing = (submission: Submission, of: Enrollment) =>
      this.missingIn(manager, { submission, enrollment: of, version });
    const views: z.input<typeof TeamWorkView>['members'] = [];
    for (const { id, personId, state } of members) {
      const member = round.find((one) => one.enrollment.id === id);
      const parts = member === undefined ? [] : [notStarted(member) ?? []].flat();
      if (member?.submission) parts.push(...(await missing(member.submission, member.enrollment)));
      const { name } = people.get(personId)!;
      views.push({ person: { id: personId, name }, state, takesPart: member !== undefined, missingParts: parts });
    }
    return {
      id: team.id,
      name: team.name,
      school: team.school,
      draftId: draft?.id ?? null,
      members: views,
      missingParts: draft === null || draft.state !== 'draft' ? [] : await missing(draft, enrollment),
    };
  }

  private async missingIn(manager: EntityManager, own: OwnSubmission): Promise<MissingPart[]> {
    const { id } = own.submission;
    return missingIn(own, await contentsIn(manager, own), {
      takesUnscanned: this.configuration.acceptUnscanned,
      ...(await attestationOf(manager, id, this.clock.now())),
      names: await openMarks(manager, id),
    });
  }
}
