import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Award, Credential, type CredentialDocument, isRecipient, type Signed, SuspendAward } from '#badges';
import { ChangeAddress } from '#identity';
import { DeliveryQueries } from '#jobs';
import {
  anAdministrator,
  anAward,
  aPilot,
  killRepeatedly,
  type Laurel,
  type SmtpSink,
  startLaurel,
  startSmtpSink,
  theProgram,
} from '#testing';
import { environmentOf } from './killable-environment.js';
import { leftToDo } from './left-to-do.js';

const kills = process.env.LAUREL_DRILLS === 'all' ? 10 : 5;
const movesARound = 3;

describe('a worker that is killed while badges are reissued', () => {
  let laurel: Laurel;
  let sink: SmtpSink;
  let awards: Award[];
  beforeAll(async () => {
    sink = await startSmtpSink();
    // The worker uses the machine's clock, so the dates of this test must be near it.
    laurel = await startLaurel({ at: new Date(), configuration: { mailUrl: sink.url } });
    const pilot = await aPilot(laurel, { requirements: [], seats: kills * movesARound }).open();
    awards = [];
    for (let count = 0; count < kills * movesARound; count += 1) awards.push(await anAward(laurel, { pilot }).issued());
    for (const { id: awardId } of awards.filter((_, place) => isSuspended(place)))
      await laurel.get(SuspendAward).run({ actor: { id: 'an-administrator' }, awardId, reason: 'A doubt' });
  }, 120_000);
  afterAll(async () => {
    await sink.stop();
    await laurel.stop();
  });

  it(`${kills} times: each has one new credential, to the new address, in the same state, and the status list has no gap`, async () => {
    await killRepeatedly({
      program: 'apps/worker/test/killable-worker.js',
      environment: environmentOf(laurel),
      kills,
      longestLife: 300,
      feed: async (round) => {
        for (const award of awards.slice(round * movesARound, (round + 1) * movesARound)) {
          await laurel
            .get(ChangeAddress)
            .run({ personId: award.personId, email: addressOf(award), actor: anAdministrator });
        }
      },
      left: () => leftToDo(laurel),
    });

    expect(
      (await laurel.get(DeliveryQueries).page({ programId: await theProgram(laurel), state: 'failed', limit: 10 }))
        .items,
    ).toEqual([]);
    const { manager } = laurel.dataSource;
    for (const [place, before] of awards.entries()) {
      const after = await manager.findOneByOrFail(Award, { id: before.id });
      expect(await manager.countBy(Credential, { awardId: before.id })).toBe(2);
      expect([after.state, after.credentialId === before.credentialId]).toEqual([
        isSuspended(place) ? 'suspended' : 'issued',
        false,
      ]);
      const { document } = await manager.findOneByOrFail(Credential, { id: after.credentialId });
      expect(
        isRecipient(
          (JSON.parse(document) as Signed<CredentialDocument>).credentialSubject.identifier[0],
          addressOf(before),
        ),
      ).toBe(true);
    }
    const places = await laurel.dataSource.query<{ listIndex: number }[]>(
      'SELECT i.list_index AS "listIndex" FROM issuance i JOIN credential c ON c.id = i.credential_id',
    );
    expect(new Set(places.map(({ listIndex }) => listIndex)).size).toBe(places.length);
    expect(places).toHaveLength(awards.length * 2);
  }, 300_000);
});

function addressOf({ id }: Award): string {
  return `moved-${id}@example.org`;
}

function isSuspended(place: number): boolean {
  return place % 3 === 0;
}
