import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Task, Transactor, type Tx } from '#database';
import { Ids } from '#kernel';
import { migrations } from '#migrations';
import { Message, MessageRepository } from '#notifications';
import { Decision, ReleaseQueries } from '#reviews';
import { aMetSubmission, aPerson, aPilot } from '#testing';
import { type LaurelWithWorker, startWorker } from './start-worker.js';

describe('a database of an earlier release, which requested mails and releases with events', () => {
  let laurel: LaurelWithWorker;
  let personId: string;
  beforeAll(async () => {
    laurel = await startWorker();
    personId = (await aPerson(laurel)).id;
    await laurel.untilIdle();
  });
  afterAll(() => laurel.stop());

  const event = async (
    tx: Tx,
    type: string,
    subjectId: string,
    {
      relayed = true,
      payload = {},
      actorId = 'someone',
    }: { relayed?: boolean; payload?: object; actorId?: string } = {},
  ): Promise<string> => {
    const id = laurel.get(Ids).next();
    const at = laurel.clock.now();
    await tx.query(
      `INSERT INTO event (id, type, subject_kind, subject_id, actor_id, payload, occurred_at, relayed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, type, type.split('.')[0], subjectId, actorId, payload, at, relayed ? at : null],
    );
    return id;
  };
  const deliver = (tx: Tx, eventId: string, listener: string, columns: object): Promise<unknown> =>
    tx.query(`INSERT INTO delivery SELECT * FROM jsonb_populate_record(NULL::delivery, $1)`, [
      { event_id: eventId, listener, queue: 'q', due_at: laurel.clock.now(), attempts: 0, ...columns },
    ]);

  /** Reverts the migration, writes what the earlier release left, and migrates again, in one transaction. */
  const upgraded = (leave: (tx: Tx) => Promise<void>): Promise<void> =>
    laurel.get(Transactor).run(async (tx) => {
      const migration = new (migrations.find(({ name }) => name.startsWith('CreateTask'))!)();
      await migration.down(tx.queryRunner!);
      await leave(tx);
      await migration.up(tx.queryRunner!);
    });

  const messages = async (count: number): Promise<string[]> => {
    for (let number = 1; number <= count; number += 1)
      await laurel.get(Transactor).run((tx) =>
        laurel.get(MessageRepository).add(tx, {
          dedupeKey: `old ${number}`,
          personId,
          letter: { kind: 'registered', subject: `Letter ${number}`, text: 'A seat is yours.' },
        }),
      );
    await laurel.untilIdle();
    await laurel.dataSource.query(`UPDATE message SET state = 'queued', sent_at = NULL, attempts = 0`);
    return (await laurel.dataSource.manager.find(Message, { order: { id: 'ASC' } })).map(({ id }) => id);
  };

  it('has its unsent mails sent once each, whether they were not relayed, queued, or waiting for a retry', async () => {
    const [fresh, underWay, failedOnce, handled] = (await messages(4)) as [string, string, string, string];
    await upgraded(async (tx) => {
      await event(tx, 'message.queued', fresh, { relayed: false, payload: { personId, kind: 'registered' } });
      await deliver(tx, await event(tx, 'message.queued', underWay), 'SendMessages', { attempts: 1 });
      await deliver(tx, await event(tx, 'message.queued', failedOnce), 'SendMessages', {
        attempts: 3,
        last_error: 'busy',
      });
      await deliver(tx, await event(tx, 'message.queued', handled), 'SendMessages', {
        attempts: 1,
        handled_at: laurel.clock.now(),
      });
    });
    await laurel.untilIdle();
    const states = await laurel.dataSource.manager.find(Message, { order: { id: 'ASC' } });
    expect(states.map(({ state }) => state)).toEqual(['sent', 'sent', 'sent', 'queued']);
  });

  it('has its requested releases carried out', async () => {
    const pilot = await aPilot(laurel, { requirements: [] }).open();
    const { submission } = await aMetSubmission(laurel, { pilot }).decided();
    const { id: decisionId } = await laurel.dataSource.manager.findOneByOrFail(Decision, {
      submissionId: submission.id,
    });
    const { id: actorId } = await aPerson(laurel, { roles: ['administrator'] });
    await laurel.untilIdle();
    const releaseId = laurel.get(Ids).next();
    await upgraded(async (tx) => {
      await tx.query('INSERT INTO release (id, begun_by, begun_at, pilot_id, total) VALUES ($1, $2, $3, $4, 1)', [
        releaseId,
        actorId,
        laurel.clock.now(),
        pilot.id,
      ]);
      await tx.query('INSERT INTO release_item (release_id, decision_id) VALUES ($1, $2)', [releaseId, decisionId]);
      const payload = { releaseId, submissionId: submission.id };
      await event(tx, 'decision.release-asked', decisionId, { relayed: false, payload, actorId });
    });
    await laurel.untilIdle();
    expect(await laurel.get(ReleaseQueries).byId(releaseId)).toMatchObject({ total: 1, released: 1, refusals: [] });
  });

  it('keeps failed requests, with their payloads, for an administrator', async () => {
    const decisionId = laurel.get(Ids).next();
    const payload = { releaseId: laurel.get(Ids).next(), submissionId: laurel.get(Ids).next() };
    await upgraded(async (tx) => {
      await deliver(tx, await event(tx, 'message.queued', 'given-up'), 'SendMessages', {
        attempts: 14,
        failed_at: laurel.clock.now(),
        last_error: 'No such mailbox',
      });
      await deliver(tx, await event(tx, 'decision.release-asked', decisionId, { payload }), 'ReleaseOnRequest', {
        failed_at: laurel.clock.now(),
      });
    });
    expect(await laurel.dataSource.manager.find(Task, { order: { id: 'ASC' } })).toMatchObject([
      {
        name: 'message.send',
        subjectKind: 'message',
        subjectId: 'given-up',
        attempts: 14,
        lastError: 'No such mailbox',
      },
      { name: 'decision.release', subjectKind: 'decision', subjectId: decisionId, actorId: 'someone', payload },
    ]);
    expect(await laurel.dataSource.query('SELECT FROM delivery WHERE handled_at IS NULL')).toEqual([]);
  });
});
