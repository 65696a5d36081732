import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Outbox, Transactor } from '#database';
import { Clock } from '#kernel';
import type { PersonActor } from '../access/permissions.policy.js';
import { Coaching } from './coaching.entity.js';
import { identityEvents } from '../events.js';

interface End {
  actor: PersonActor;
  coachId: string;
  candidateId: string;
}

/** Ends a coaching. The former coach still has a conflict (rule 11). Does nothing when there is no coaching. */
@Injectable()
export class EndCoaching {
  constructor(
    private readonly transactor: Transactor,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run({ actor, coachId, candidateId }: End): Promise<void> {
    await this.transactor.run(async (tx) => {
      const ended = await tx.update(
        Coaching,
        { coachId, candidateId, endedAt: IsNull() },
        { endedAt: this.clock.now() },
      );
      if (ended.affected === 0) return;
      await this.outbox.append(
        tx,
        identityEvents['coaching.ended']({
          subjectId: candidateId,
          actorId: actor.id,
          payload: { coachId, candidateId },
        }),
      );
    });
  }
}
