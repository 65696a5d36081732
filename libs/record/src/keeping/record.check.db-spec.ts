import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson, type Laurel, startLaurel } from '#testing';
import { KeepRecord } from './keep-record.sweep.js';
import { RecordCheck } from './record.check.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel({ providers: [KeepRecord] });
  await aPerson(laurel);
  await laurel.get(KeepRecord).sweep();
});
afterAll(() => laurel.stop());

describe('the check of the audit trail', () => {
  it('finds an event that somebody else wrote', async () => {
    expect(await laurel.get(RecordCheck).check()).toMatchObject({ state: 'ok' });
    await laurel.dataSource.query(
      `INSERT INTO event (id, type, subject_kind, subject_id, payload, occurred_at) VALUES (gen_random_uuid(), 'award.issued', 'award', 'forged', '{}', now())`,
    );
    await laurel.get(KeepRecord).sweep();
    expect(await laurel.get(RecordCheck).check()).toMatchObject({
      state: 'failing',
      words: expect.stringMatching(/^1 event in the audit trail was not written by Laurel\./),
      since: laurel.clock.now(),
    });
  });
});
