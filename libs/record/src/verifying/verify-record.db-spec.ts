import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  anAdministrator,
  anAward,
  aPerson,
  aPilot,
  aReview,
  aSubmissionInReview,
  aWholeCatalog,
  type Laurel,
  lockedBy,
  pastTheTriggers,
  startLaurel,
} from '#testing';
import { IssueCompositeAwards, ReinstateAward, RevokeAward } from '#badges';
import { about, declareEvents, Outbox, Transactor } from '#database';
import { Checkpoints } from '../checkpoints/checkpoints.js';
import { KeepRecord } from '../keeping/keep-record.sweep.js';
import type { RecordCheckpoint } from '../record.entities.js';
import { type Step, VerifyRecord } from './verify-record.js';

let laurel: Laurel;
let checkpoint: RecordCheckpoint;
let locked: { id: string };
beforeEach(async () => {
  laurel = await startLaurel({ providers: [KeepRecord] });
  locked = await lockedBy(laurel, (await aSubmissionInReview(laurel).accepted()).first);
  await kept();
  checkpoint = await laurel.get(Checkpoints).latest();
});
afterEach(() => laurel.stop());

async function kept(): Promise<void> {
  while ((await laurel.get(KeepRecord).sweep()) > 0);
  await laurel.get(Checkpoints).sign();
}

async function steps(options: { kept?: string[] } = {}): Promise<Step[]> {
  const all: Step[] = [];
  for await (const step of laurel.get(VerifyRecord).run(options)) all.push(step);
  return all;
}
const faults = async (options: { kept?: string[] } = {}) =>
  (await steps(options)).flatMap((step) => ('kind' in step ? [[step.kind, step.words] as const] : []));

const asSuperuser = (statement: string, values: unknown[] = []) =>
  pastTheTriggers(laurel.dataSource, statement, values);
const eventAt = async (position: number) =>
  (
    (await laurel.dataSource.query(`SELECT event_id AS id FROM record_entry WHERE position = $1`, [position])) as [
      { id: string },
    ]
  )[0].id;

describe('the record', () => {
  it('verifies when nobody changed it, and goes on verifying as it grows', async () => {
    expect(await faults()).toEqual([]);
    await aReview(laurel).accepted();
    await kept();
    expect(await faults({ kept: [checkpoint.note] })).toEqual([]);
    const [{ waiting }] = (await laurel.dataSource.query('SELECT count(*)::int AS waiting FROM record_pending')) as [
      { waiting: number },
    ];
    expect(waiting).toBe(0);
  });

  it('verifies when the badge of a stack has followed its parts', async () => {
    const versions = await aWholeCatalog(laurel);
    const ids = ['VIS-1', 'VIS-2'].map((code) => versions.get(code)!.id);
    const pilot = await aPilot(laurel, { versions: ids.map((id) => ({ id })), requirements: [] }).open();
    const person = await aPerson(laurel);
    const issue = () => laurel.get(IssueCompositeAwards).run({ personId: person.id });
    const change = { actor: anAdministrator, reason: 'A doubt' };
    const parts = [];
    for (const versionId of ids) parts.push(await anAward(laurel, { pilot, person, versionId }).issued());
    await issue();
    await laurel.get(RevokeAward).run({ ...change, awardId: parts[0]!.id });
    await kept();
    expect(await faults()).toEqual([]);
    await laurel.get(ReinstateAward).run({ ...change, awardId: parts[0]!.id });
    await issue();
    await kept();
    expect(await faults()).toEqual([]);
  });

  it('gives each event one place, also when several sweep at once', async () => {
    await Promise.all([aReview(laurel).accepted(), kept(), aReview(laurel).accepted(), kept()]);
    await kept();
    const [{ events, places, last }] = (await laurel.dataSource.query(
      `SELECT (SELECT count(*) FROM event) AS events, count(*) AS places, max(position) + 1 AS last FROM record_entry`,
    )) as [{ events: string; places: string; last: string }];
    expect([places, last]).toEqual([events, events]);
    expect(await faults()).toEqual([]);
  });
});

describe('a superuser who goes past the triggers', () => {
  it.each([
    ['type', `type = 'pilot.closed'`],
    ['actor', `actor_id = 'somebody else'`],
    ['time', `occurred_at = occurred_at + interval '1 microsecond'`],
    ['payload', `payload = payload || '{"reason": "another"}'`],
  ])('and alters an event’s %s: the event is named', async (_, change) => {
    const id = await eventAt(3);
    await asSuperuser(`UPDATE event SET ${change} WHERE id = $1`, [id]);
    expect(await faults()).toEqual([['altered', expect.stringContaining(`Event ${id}`)]]);
  });

  it('and removes an event: it is named', async () => {
    const id = await eventAt(3);
    await asSuperuser('DELETE FROM event WHERE id = $1', [id]);
    expect(await faults()).toEqual([['removed', expect.stringContaining(id)]]);
  });

  it('and inserts an event past the record, or into it without Laurel’s mark: it is named', async () => {
    const copy = `INSERT INTO event SELECT gen_random_uuid(), type, subject_kind, subject_id, actor_id, payload, occurred_at, relayed_at, mark FROM event WHERE id = $1`;
    await asSuperuser(copy, [await eventAt(3)]);
    expect(await faults()).toEqual([['inserted', expect.stringContaining('has no place in the record')]]);
    await laurel.dataSource.query(copy, [await eventAt(4)]);
    await kept();
    expect((await faults()).map(([kind]) => kind)).toEqual(['inserted', 'inserted']);
  });

  it('and swaps two events: both are named', async () => {
    const [one, other] = [await eventAt(2), await eventAt(3)];
    await asSuperuser(
      `UPDATE event SET type = o.type, subject_kind = o.subject_kind, subject_id = o.subject_id, actor_id = o.actor_id, payload = o.payload, occurred_at = o.occurred_at
         FROM event o WHERE (event.id = $1 AND o.id = $2) OR (event.id = $2 AND o.id = $1)`,
      [one, other],
    );
    expect(await faults()).toEqual([
      ['altered', expect.stringContaining(one)],
      ['altered', expect.stringContaining(other)],
    ]);
  });

  it('and swaps two places: they are named, and no checkpoint fits', async () => {
    await asSuperuser(`ALTER TABLE record_entry DROP CONSTRAINT record_entry_position_check`);
    await asSuperuser(`UPDATE record_entry SET position = -position WHERE position IN (2, 3)`);
    await asSuperuser(`UPDATE record_entry SET position = CASE position WHEN -2 THEN 3 ELSE 2 END WHERE position < 0`);
    expect(await faults()).toEqual([
      ['checkpoint', expect.stringContaining(`The checkpoint of ${checkpoint.size} events`)],
      ['reordered', expect.stringContaining('Places 2 to 3')],
    ]);
  });

  it('and alters a locked score: the review is named', async () => {
    await asSuperuser(`UPDATE score SET rationale = 'Better words' WHERE review_id = $1`, [locked.id]);
    expect(await faults()).toEqual([['rows-altered', expect.stringContaining(`review ${locked.id}`)]]);
  });

  it('and makes the whole record again: a checkpoint that was kept elsewhere does not fit', async () => {
    await asSuperuser(`UPDATE event SET actor_id = 'somebody else' WHERE id = $1`, [await eventAt(3)]);
    await asSuperuser(`INSERT INTO record_pending SELECT event_id, true FROM record_entry`);
    await asSuperuser('TRUNCATE record_entry, record_node, record_checkpoint');
    await kept();
    expect(await faults()).toEqual([]);
    expect(await faults({ kept: [checkpoint.note] })).toEqual([
      ['checkpoint', expect.stringContaining('does not fit')],
    ]);
  });

  it('and alters what was sealed, or undoes a seal: the submission is named', async () => {
    const { submission } = await aSubmissionInReview(laurel).accepted();
    await kept();
    await asSuperuser(`UPDATE submission SET sealed_at = sealed_at - interval '1 hour' WHERE id = $1`, [submission.id]);
    expect(await faults()).toEqual([['rows-altered', expect.stringContaining(`submission ${submission.id}`)]]);
  });

  it('and puts a revoked badge in force again: the award is named', async () => {
    const award = await anAward(laurel).issued();
    await laurel.get(RevokeAward).run({ awardId: award.id, actor: anAdministrator, reason: 'Issued in error' });
    await kept();
    expect(await faults()).toEqual([]);
    await asSuperuser(`UPDATE award SET state = 'issued' WHERE id = $1`, [award.id]);
    expect(await faults()).toEqual([
      ['rows-altered', expect.stringMatching(`award ${award.id} is issued .* but revoked by its last event`)],
    ]);
  });

  it('and gives somebody a badge without an event: the award is named', async () => {
    const award = await anAward(laurel).issued();
    const given = randomUUID();
    await kept();
    await asSuperuser(
      `INSERT INTO award SELECT (jsonb_populate_record(award, jsonb_build_object('id', $2::text, 'enrollment_id', $2::text, 'credential_id', $2::text))).*
         FROM award WHERE id = $1`,
      [award.id, given],
    );
    expect(await faults()).toEqual([['inserted', expect.stringContaining(`award ${given} has no event award.issued`)]]);
  });

  it('and removes an event before it gets its place: it is named', async () => {
    await aReview(laurel).accepted();
    const [{ id }] = (await laurel.dataSource.query('SELECT event_id AS id FROM record_pending LIMIT 1')) as [
      { id: string },
    ];
    await asSuperuser('DELETE FROM event WHERE id = $1', [id]);
    await kept();
    expect(await faults()).toEqual([['removed', expect.stringContaining(id)]]);
  });

  it('and cuts off the end: the checkpoint that covered it says so', async () => {
    await asSuperuser('DELETE FROM event WHERE id = $1', [await eventAt(checkpoint.size - 1)]);
    await asSuperuser('DELETE FROM record_entry WHERE position = $1', [checkpoint.size - 1]);
    expect(await faults()).toContainEqual([
      'removed',
      expect.stringContaining(`A checkpoint was signed for ${checkpoint.size} events`),
    ]);
  });

  it('and forges a checkpoint: its signature is not valid', async () => {
    const forged = checkpoint.note.replace(/\n([\w+/])/u, (_, first: string) => `\n${first === '9' ? '8' : '9'}`);
    expect(await faults({ kept: [forged] })).toEqual([['checkpoint', expect.stringContaining('no valid signature')]]);
  });
});

describe('everybody else', () => {
  const refused = (statement: string, values: unknown[] = []) =>
    expect(laurel.dataSource.query(statement, values)).rejects.toThrow(/never change/);

  it('changes and removes no event', async () => {
    await refused(`UPDATE event SET payload = '{}'`);
    await refused('DELETE FROM event');
    await refused('TRUNCATE event CASCADE');
    await laurel.dataSource.query('UPDATE event SET relayed_at = now()');
  });

  it('changes no locked score, adds none, and unlocks no review', async () => {
    await refused(`UPDATE score SET level = 'other' WHERE review_id = $1`, [locked.id]);
    await refused('DELETE FROM score WHERE review_id = $1', [locked.id]);
    await refused(`UPDATE review SET locked_at = NULL, state = 'scoring' WHERE id = $1`, [locked.id]);
    await refused('DELETE FROM review WHERE id = $1', [locked.id]);
    const { first } = await aSubmissionInReview(laurel).accepted();
    await refused(`UPDATE score SET review_id = $2 WHERE review_id = $1`, [locked.id, first.id]);
  });

  it('changes no sealed submission and no decision', async () => {
    const { submission } = await aSubmissionInReview(laurel).released();
    await refused(`UPDATE submission SET manifest_sha256 = 'another' WHERE id = $1`, [submission.id]);
    await refused('DELETE FROM submission WHERE id = $1', [submission.id]);
    await refused(`UPDATE decision SET outcome = 'not_yet_met' WHERE submission_id = $1`, [submission.id]);
    await refused(`UPDATE decision SET released_at = NULL WHERE submission_id = $1`, [submission.id]);
    await refused('DELETE FROM decision WHERE submission_id = $1', [submission.id]);
  });
});

describe('an erasure', () => {
  const erasure = about('erasure', {});
  const erase = (eventId: string, erasureId: string) =>
    laurel.dataSource.query('SELECT erase_event_payload($1, $2)', [eventId, erasureId]);

  it('empties a payload, and the record still verifies and says so', async () => {
    const [id, erasureId] = [await eventAt(3), randomUUID()];
    const happened = declareEvents({ 'erasure.done': erasure });
    await laurel
      .get(Transactor)
      .run((tx) =>
        laurel.get(Outbox).append(tx, happened['erasure.done']({ subjectId: erasureId, actorId: null, payload: {} })),
      );
    await kept();
    await erase(id, erasureId);
    const [{ payload }] = (await laurel.dataSource.query('SELECT payload FROM event WHERE id = $1', [id])) as [
      { payload: object },
    ];
    expect(payload).toEqual({});
    expect(await faults({ kept: [checkpoint.note] })).toEqual([]);
    expect(await steps()).toContainEqual({ erased: 1 });
  });

  it('that the record does not know, or that left a payload, is named', async () => {
    const [id, unknown] = [await eventAt(3), randomUUID()];
    await erase(id, unknown);
    expect(await faults()).toEqual([['altered', expect.stringContaining(unknown)]]);
    await asSuperuser(`UPDATE event SET payload = '{"reason": "another"}' WHERE id = $1`, [id]);
    expect(await faults()).toContainEqual(['altered', expect.stringContaining('it has a payload')]);
  });

  it('waits until the event has its place', async () => {
    await aReview(laurel).accepted();
    const [{ id }] = (await laurel.dataSource.query('SELECT event_id AS id FROM record_pending LIMIT 1')) as [
      { id: string },
    ];
    await expect(erase(id, randomUUID())).rejects.toThrow('has no place in the record yet');
  });
});
