import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AwardQueries } from '#badges';
import { ConfirmErasure, RequestErasure } from '#privacy';
import { migrate } from '#platform';
import { VerifyRecord } from '#record';
import { aMetSubmission, aPerson, type OwnedDatabase, ownedDatabase } from '#testing';
import { type LaurelWithWorker, startWorker } from './start-worker.js';

describe('a worker whose database user is not the one that owns the schema', () => {
  let database: OwnedDatabase;
  let laurel: LaurelWithWorker;
  beforeAll(async () => {
    database = await ownedDatabase();
    laurel = await startWorker({ database });
  });
  afterAll(() => laurel.stop());

  it('takes a submission from the draft to the badge, keeps the record, and carries out an erasure', async () => {
    const enrollment = await aMetSubmission(laurel).released();
    await laurel.untilIdle();
    await laurel.sweep('keep-record');
    await laurel.sweep('sign-checkpoint');
    const { items } = await laurel.get(AwardQueries).page({ personId: enrollment.personId, limit: 10 });
    expect(items).toMatchObject([{ state: 'issued' }]);
    const faults = [];
    for await (const step of laurel.get(VerifyRecord).run()) if ('kind' in step) faults.push(step);
    expect(faults).toEqual([]);

    const personId = enrollment.personId;
    const [one, other] = [
      await aPerson(laurel, { roles: ['administrator'] }),
      await aPerson(laurel, { roles: ['administrator'] }),
    ];
    await laurel.get(RequestErasure).run({ actor: one, personId, badges: 'keep', reason: 'They asked by phone.' });
    await laurel.get(ConfirmErasure).run({ actor: other, personId });
    laurel.clock.advance({ days: 30 });
    await laurel.sweep('carry-out-erasures');
    await laurel.untilIdle();
    await laurel.sweep('keep-record');
    await laurel.sweep('carry-out-erasures');
    expect(await laurel.dataSource.query('SELECT name FROM person WHERE id = $1', [personId])).toEqual([
      { name: 'An erased person' },
    ]);
  });

  it.each([
    ['change an event', `UPDATE event SET payload = '{}'`],
    ['delete an event', 'DELETE FROM event'],
    ['empty the events', 'TRUNCATE event CASCADE'],
    ['change a place of the record', `UPDATE record_entry SET leaf_hash = ''`],
    ['delete a checkpoint', 'DELETE FROM record_checkpoint'],
    ['change a decision', `UPDATE decision SET outcome = 'met'`],
    ['delete a decision', 'DELETE FROM decision'],
    ['give a badge to somebody else', 'UPDATE award SET person_id = gen_random_uuid()'],
    ['delete a badge', 'DELETE FROM award'],
    ['change a signed badge', `UPDATE credential SET document = '{}'`],
  ])('cannot %s', async (_, statement) => {
    await expect(laurel.dataSource.query(statement)).rejects.toThrow(/^permission denied for table /);
  });

  it.each([
    ['switch off a trigger', 'ALTER TABLE event DISABLE TRIGGER ALL', /^must be owner of table event$/],
    ['go past the triggers', `SET session_replication_role = 'replica'`, /^permission denied to set parameter/],
    ['drop a table', 'DROP TABLE record_node', /^must be owner of table record_node$/],
    ['replace what erases', 'DROP FUNCTION erase_event_payload', /^must be owner of function erase_event_payload$/],
    ['make a table', 'CREATE TABLE mine ()', /^permission denied for schema public$/],
    ['say that a migration ran', `INSERT INTO migration VALUES (1, 1, 'mine')`, /^permission denied for table/],
  ])('cannot %s', async (_, statement, refusal) => {
    await expect(laurel.dataSource.query(statement)).rejects.toThrow(refusal);
  });

  it('goes on after the next migration', async () => {
    await migrate({ databaseUrl: database.url, databaseOwnerUrl: database.ownerUrl });
    const { personId } = await aMetSubmission(laurel).released();
    await laurel.untilIdle();
    expect((await laurel.get(AwardQueries).page({ personId, limit: 10 })).items).toHaveLength(1);
  });

  it('is refused by a migration when it owns the schema itself, is a superuser, or does not exist', async () => {
    const { ownerUrl } = database;
    const migrated = (databaseUrl: string) => migrate({ databaseUrl, databaseOwnerUrl: ownerUrl });
    await expect(migrated(ownerUrl)).rejects.toThrow('owns tables of Laurel');
    await expect(migrated(process.env.LAUREL_TEST_SERVER!)).rejects.toThrow('is a superuser');
    await expect(migrated('postgres://nobody-here@localhost/laurel')).rejects.toThrow('nobody-here, does not exist');
  });
});
