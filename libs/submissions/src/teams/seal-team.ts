import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { teamDetailsOf, teamKindsOf } from '#catalog';
import { type Locked, Transactor, type Tx } from '#database';
import type { PersonActor } from '#identity';
import { Ids } from '#kernel';
import { EnrollmentRepository, type Team, TeamRepository } from '#pilots';
import { attestationOf } from '../attestations/attestation-of.js';
import { contentsOf } from '../contents.js';
import { ContentsCopy } from '../contents-copy.js';
import type { OwnSubmission } from '../own-submissions.js';
import { manifestHash, orderManifest, sharedHash } from '../sealing/manifest.document.js';
import { manifestOf } from '../sealing/manifest-of.js';
import type { MissingPart } from '../sealing/missing-parts.policy.js';
import { incomplete, SealReadiness } from '../sealing/seal-readiness.js';
import { changedMeanwhile } from '../sealing/changed-meanwhile.js';
import { Submission } from '../submission.entity.js';
import { SubmissionRepository } from '../submission.repository.js';
import { TeamDrafts } from './team-drafts.js';
import { notStarted, type RoundMember, TeamRound, withoutTeam } from './team-round.js';

interface Seal {
  actor: PersonActor;
  /** The submission of the member who seals. */
  own: OwnSubmission;
  /** When the request reached the server. */
  arrivedAt: Date;
}

/** A member who is ready, with what was read before the seal. */
type Ready = RoundMember & { submission: Submission };

/**
 * Seals the submissions of all members of a team at once, each with a copy of what the team wrote together (rule 48). All
 * or none: when one member misses something, or was changed meanwhile, nothing is sealed. Each member must be on time.
 */
@Injectable()
export class SealTeam {
  constructor(
    private readonly transactor: Transactor,
    private readonly teams: TeamRepository,
    private readonly round: TeamRound,
    private readonly drafts: TeamDrafts,
    private readonly readiness: SealReadiness,
    private readonly submissions: SubmissionRepository,
    private readonly enrollments: EnrollmentRepository,
    private readonly contents: ContentsCopy,
    private readonly ids: Ids,
  ) {}

  async run({ actor, own, arrivedAt }: Seal): Promise<Submission> {
    const { version, enrollment } = own;
    const { team, draft, members } = await this.transactor.run(async (tx) => {
      const team = await this.teams.ofEnrollment(tx, enrollment.id);
      if (team === null) return { team, draft: null, members: [] };
      const draft = await this.drafts.open(tx, team, teamDetailsOf(version.content));
      return { team, draft, members: await this.round.members(tx, team, version) };
    });
    if (team === null || draft === null) throw incomplete([withoutTeam]);
    const ready = await this.refuseUnready({ own, arrivedAt }, draft, members);

    return this.transactor.run(async (tx) => {
      const locked = await this.teams.lock(tx, team.id);
      const submissions = await this.lockUnchanged(tx, own, { team: locked, draft, ready });
      const sealed = await this.sealEach(tx, { actor, own, arrivedAt }, { team, draft, ready, submissions });
      await this.teams.recordSeal(tx, locked, arrivedAt);
      return sealed;
    });
  }

  /** Looks at the draft of the team and at that of each member, and lists everything that is missing in any of them. */
  private async refuseUnready(
    { own, arrivedAt }: Pick<Seal, 'own' | 'arrivedAt'>,
    draft: Submission,
    members: readonly RoundMember[],
  ): Promise<Ready[]> {
    const { enrollment, version } = own;
    const missing: MissingPart[] = [];
    const ready: Ready[] = [];
    const look = async (submission: Submission, of: RoundMember['enrollment']): Promise<MissingPart[]> => {
      const read = await this.transactor.run(async (tx) => ({
        contents: await contentsOf(tx, submission.id),
        attested: await attestationOf(tx, submission.id, arrivedAt),
      }));
      return this.readiness.missing({ submission, enrollment: of, version }, read.contents, read.attested);
    };
    missing.push(...(await look(draft, enrollment)));
    for (const member of members) {
      const { submission, name } = member;
      const parts = [notStarted(member) ?? []].flat();
      if (submission !== null) parts.push(...(await look(submission, member.enrollment)));
      const whose = member.enrollment.id === enrollment.id ? {} : { member: { id: member.enrollment.personId, name } };
      missing.push(...parts.map((part) => ({ ...part, ...whose })));
      if (submission !== null) ready.push({ ...member, submission });
    }
    if (missing.length > 0) throw incomplete(missing);
    for (const { id } of [draft, ...ready.map(({ submission }) => submission)])
      await this.readiness.refuseDamaged(await this.transactor.run((tx) => contentsOf(tx, id)));
    return ready;
  }

  /** Locks everything that is sealed, in the order of the ids, if it is still what was read. */
  private async lockUnchanged(
    tx: Tx,
    { version }: OwnSubmission,
    { team, draft, ready }: { team: Team; draft: Submission; ready: readonly Ready[] },
  ): Promise<Map<string, Locked<Submission>>> {
    const now = await this.round.members(tx, team, version);
    if (now.map(({ enrollment }) => enrollment.id).join() !== ready.map(({ enrollment }) => enrollment.id).join())
      throw changedMeanwhile();
    const lock = { mode: 'for_no_key_update' } as const;
    const ids = ready.map(({ submission }) => submission.id);
    const rows = await tx.find(Submission, { where: { id: In(ids) }, order: { id: 'ASC' }, lock });
    const shared = await tx.findOneOrFail(Submission, { where: { id: draft.id }, lock });
    for (const read of [draft, ...ready.map(({ submission }) => submission)]) {
      const current = [shared, ...rows].find(({ id }) => id === read.id);
      if (current?.revision !== read.revision || current.state !== read.state) throw changedMeanwhile();
    }
    return new Map((rows as Locked<Submission>[]).map((row) => [row.id, row]));
  }

  private async sealEach(
    tx: Tx,
    { actor, own, arrivedAt }: Seal,
    {
      team,
      draft,
      ready,
      submissions,
    }: { team: Team; draft: Submission; ready: readonly Ready[]; submissions: ReadonlyMap<string, Locked<Submission>> },
  ): Promise<Submission> {
    const { version } = own;
    const kinds = teamKindsOf(version.content);
    const panelId = this.ids.next();
    let mine: Submission | null = null;
    let sharedSha256 = '';
    for (const { enrollment, submission, name } of ready) {
      const current = submissions.get(submission.id)!;
      await this.contents.copy(tx, draft.id, current, kinds);
      const written = manifestOf(
        { submission: current, enrollment, version },
        await contentsOf(tx, current.id),
        await attestationOf(tx, current.id, arrivedAt),
        arrivedAt,
      );
      sharedSha256 = sharedHash(written, new Set(kinds));
      const manifest = orderManifest({ ...written, team: { id: team.id, sha256: sharedSha256 } });
      const sealed = await this.submissions.move(
        tx,
        { of: current, command: 'seal', actorId: actor.id },
        { panelId, sealedAt: arrivedAt, sealedAs: name, manifest, manifestSha256: manifestHash(manifest) },
      );
      await this.enrollments.move(tx, {
        of: enrollment.id,
        command: 'submit',
        actorId: actor.id,
        at: arrivedAt,
        onlyOnTime: true,
      });
      if (sealed.id === own.submission.id) mine = sealed;
    }
    const submissionIds = ready.map(({ submission }) => submission.id);
    await this.drafts.seal(tx, draft.id, { actorId: actor.id, submissionIds, sharedSha256 });
    if (mine === null) throw changedMeanwhile();
    return mine;
  }
}
