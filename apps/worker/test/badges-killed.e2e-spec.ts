import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Award, isGenuine, SigningKeys } from '#badges';
import type { Configuration } from '#config';
import { DeliveryQueries } from '#jobs';
import { aMetSubmission, aPilot, killRepeatedly, type Laurel, type OpenPilot, startLaurel } from '#testing';

const kills = 20;
const decisionsARound = 2;

describe('a worker that is killed while it gives badges', () => {
  let laurel: Laurel;
  let pilot: OpenPilot;
  beforeAll(async () => {
    // The killed workers go by the machine's clock, and so would their sweeps over enrollments of another time.
    laurel = await startLaurel({ at: new Date() });
    pilot = await aPilot(laurel, { requirements: [], seats: kills * decisionsARound }).open();
  });
  afterAll(() => laurel.stop());

  it('with kill -9 at random points, twenty times: one badge each, the status list without gaps or doubles', async () => {
    await killRepeatedly({
      program: 'apps/worker/test/killable-worker.js',
      environment: environmentOf(laurel.configuration),
      kills,
      longestLife: 400,
      feed: async () => {
        for (let count = 0; count < decisionsARound; count += 1) await aMetSubmission(laurel, { pilot }).released();
      },
      drained: () => laurel.get(DeliveryQueries).isIdle(),
    });

    const awards = await laurel.dataSource.manager.find(Award);
    expect(new Set(awards.map(({ enrollmentId }) => enrollmentId)).size).toBe(kills * decisionsARound);
    expect(awards).toHaveLength(kills * decisionsARound);
    const places = await laurel.dataSource.query<{ list_index: number; document: string }[]>('SELECT i.list_index, c.document FROM issuance i JOIN credential c ON c.id = i.credential_id ORDER BY i.list_index');
    expect(places.map(({ list_index }) => list_index)).toEqual(awards.map((_, place) => place));
    const issuer = { didDocument: await laurel.get(SigningKeys).didDocument(), at: new Date() };
    expect(await Promise.all(places.map(({ document }) => isGenuine(JSON.parse(document) as object, issuer)))).toEqual(awards.map(() => true));
    expect((await laurel.get(DeliveryQueries).page({ state: 'failed', limit: 10 })).items).toEqual([]);
  }, 240_000);
});

function environmentOf({ databaseUrl, storeUrl, mailUrl, secret, publicUrl }: Configuration): Record<string, string> {
  return { DATABASE_URL: databaseUrl, STORE_URL: storeUrl, MAIL_URL: mailUrl, SECRET: secret, PUBLIC_URL: publicUrl, DATABASE_POOL_SIZE: '8' };
}
