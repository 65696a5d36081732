import { Injectable } from '@nestjs/common';
import { Outbox, Tasks, Transactor, type Tx } from '#database';
import type { PersonActor } from '#identity';
import { Clock, DomainError } from '#kernel';
import { notificationsEvents } from '../events.js';
import { resendMessagesTask } from '../tasks.js';
import { MessageResend } from './message-resend.entity.js';
import { parametersOf, type ResendFilter, undeliveredSql } from './undelivered.sql.js';

interface NewResend {
  actor: Pick<PersonActor, 'id' | 'programId'>;
  /** Chosen by the one who asks. A second resend with the same id does nothing. */
  id: string;
  filter: ResendFilter;
  /** From the preview. */
  asOf: Date;
  /** From the preview: no more messages than this are sent again. */
  count: number;
}

/**
 * Begins to send again what did not arrive, as the preview showed it. The worker does the rest ({@link ResendInBatches}).
 * @throws DomainError `message-resend.nothing` (409) when nothing is left of it; `message-resend.changed` (409) when there
 * is more than the preview showed.
 */
@Injectable()
export class BeginResend {
  constructor(
    private readonly transactor: Transactor,
    private readonly outbox: Outbox,
    private readonly tasks: Tasks,
    private readonly clock: Clock,
  ) {}

  run({ actor, id, filter, asOf, count }: NewResend): Promise<MessageResend> {
    return this.transactor.run(async (tx) => {
      const begunBefore = await tx.findOneBy(MessageResend, { id });
      if (begunBefore !== null) return begunBefore;
      const now = this.clock.now();
      // What fails from now on is not part of it, whatever instant was sent.
      const until = asOf < now ? asOf : now;
      const resend: MessageResend = {
        id,
        askedBy: actor.id,
        askedAt: now,
        filter,
        asOf: until,
        total: await this.count(tx, actor.programId, filter, until),
        queued: 0,
        finishedAt: null,
      };
      if (resend.total === 0) throw nothing();
      if (resend.total > count) throw changed(resend.total);
      if (!(await this.insert(tx, resend))) return tx.findOneByOrFail(MessageResend, { id });
      const happened = { subjectId: id, actorId: actor.id };
      const payload = { filter: { ...filter }, total: resend.total };
      await this.outbox.append(tx, notificationsEvents['message-resend.begun']({ ...happened, payload }));
      await this.tasks.add(tx, resendMessagesTask(happened));
      return resend;
    });
  }

  private async count(tx: Tx, programId: string, filter: ResendFilter, asOf: Date): Promise<number> {
    const [row] = await tx.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM ${undeliveredSql} AS undelivered WHERE "leftOut" IS NULL`,
      parametersOf(programId, filter, asOf),
    );
    return row!.count;
  }

  /** @returns false when the same resend was begun at the same time. */
  private async insert(tx: Tx, resend: MessageResend): Promise<boolean> {
    const query = tx.createQueryBuilder().insert().into(MessageResend).values(resend).orIgnore().returning('id');
    const { raw } = await query.execute();
    return (raw as unknown[]).length === 1;
  }
}

function nothing(): DomainError {
  return new DomainError(
    'conflict',
    'message-resend.nothing',
    'None of these emails is left to send again. Nothing was sent.',
  );
}

function changed(now: number): DomainError {
  return new DomainError(
    'conflict',
    'message-resend.changed',
    `There are ${now.toLocaleString('en-US')} emails now, which is more than you saw. Nothing was sent. Look at the list again.`,
  );
}
