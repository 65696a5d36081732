import { Injectable } from '@nestjs/common';
import { In, type EntityManager, Not } from 'typeorm';
import { Transitions, type Tx } from '#database';
import { Clock, Ids } from '#kernel';
import type { Team } from '#pilots';
import { submissionsEvents } from '../events.js';
import { EvidenceLink } from '../evidence-link.entity.js';
import { Submission } from '../submission.entity.js';
import { submissionLifecycle } from '../submission.lifecycle.js';

/**
 * The drafts in which teams write together. A team has one, for all attempts. It is sealed while none of its members has
 * an open attempt on details of the team.
 */
@Injectable()
export class TeamDrafts {
  constructor(
    private readonly transitions: Transitions,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Null before anybody has opened it. */
  of(manager: EntityManager, teamId: string): Promise<Submission | null> {
    return manager.findOneBy(Submission, { teamId });
  }

  /** The draft of a team, new where it has none. `scope`: the details that the team shows. */
  async open(tx: Tx, { id: teamId }: Pick<Team, 'id'>, scope: readonly string[]): Promise<Submission> {
    await tx.query(
      `INSERT INTO submission (id, team_id, attempt, state, scope, created_at) VALUES ($1, $2, 1, 'draft', $3, $4)
       ON CONFLICT (team_id) DO NOTHING`,
      [this.ids.next(), teamId, JSON.stringify(scope), this.clock.now()],
    );
    return tx.findOneByOrFail(Submission, { teamId });
  }

  /** Seals the draft with the submissions of the members. One that the team has sealed before stays as it is. */
  async seal(
    tx: Tx,
    draftId: string,
    { actorId, submissionIds, sharedSha256 }: { actorId: string; submissionIds: string[]; sharedSha256: string },
  ): Promise<void> {
    const draft = await this.lock(tx, { id: draftId });
    if (draft?.state !== 'draft') return;
    const told = submissionsEvents['team.submitted']({
      subjectId: draft.teamId!,
      actorId,
      payload: { submissionIds, sharedSha256 },
    });
    await this.transitions.run(tx, Submission, submissionLifecycle, {
      of: draft.id,
      command: 'seal',
      event: () => told,
    });
  }

  /** Lets the team write again, about these of its details. Evidence for the others is not needed any more. */
  async reopen(tx: Tx, teamId: string, scope: readonly string[]): Promise<void> {
    const draft = await this.lock(tx, { teamId });
    if (draft === null) return;
    if (draft.state === 'draft') {
      await tx.update(Submission, { id: draft.id }, { scope: [...new Set([...draft.scope, ...scope])] });
      return;
    }
    await this.transitions.run(tx, Submission, submissionLifecycle, {
      of: draft.id,
      command: 'recall',
      changes: { scope: [...scope] },
      event: () => null,
    });
    await tx.delete(EvidenceLink, { submissionId: draft.id, detailId: Not(In([...scope])) });
  }

  /** Locked after the submissions of the members, always. */
  private lock(tx: Tx, where: { id: string } | { teamId: string }): Promise<Submission | null> {
    return tx.findOne(Submission, { where, lock: { mode: 'for_no_key_update' } });
  }
}
