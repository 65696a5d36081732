import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Configuration } from '#config';
import { DeliveryQueries } from '#jobs';
import { RegisterForPilot } from '#pilots';
import { aPerson, aPilot, attended, killRepeatedly, type Laurel, type OpenPilot, type SmtpSink, startLaurel, startSmtpSink } from '#testing';
import { queueBackends } from './queue-backends.js';

const kills = 20;
const registrationsARound = 3;

describe.each(queueBackends)('a worker that is killed, with its queue on $name', ({ redisUrl }) => {
  let laurel: Laurel;
  let sink: SmtpSink;
  let pilot: OpenPilot;
  beforeAll(async () => {
    sink = await startSmtpSink();
    laurel = await startLaurel({ configuration: { mailUrl: sink.url, redisUrl } });
    pilot = await aPilot(laurel).withSeats(kills * registrationsARound).open();
  });
  afterAll(async () => {
    await laurel.stop();
    await sink.stop();
  });

  const register = async (): Promise<void> => {
    const person = await aPerson(laurel);
    await attended(laurel, pilot, person);
    await laurel.get(RegisterForPilot).run({ actorId: person.id, personId: person.id, pilotId: pilot.id, versionId: pilot.versionId, acknowledgesWorkload: false });
  };

  it('with kill -9 at random points, twenty times: one mail each', async () => {
    await killRepeatedly({
      program: 'apps/worker/test/killable-worker.js',
      environment: environmentOf(laurel.configuration),
      kills,
      longestLife: 300,
      feed: async () => {
        for (let count = 0; count < registrationsARound; count += 1) await register();
      },
      drained: () => laurel.get(DeliveryQueries).isIdle(),
    });

    const messages = await laurel.dataSource.query<{ id: string; person_id: string; state: string; to_address: string }[]>(`SELECT id, person_id, state, to_address FROM message WHERE kind = 'registered'`);
    expect(messages).toHaveLength(kills * registrationsARound);
    expect(new Set(messages.map(({ person_id }) => person_id)).size).toBe(kills * registrationsARound);
    expect(new Set(messages.map(({ state }) => state))).toEqual(new Set(['sent']));

    // What was handed over as the worker died is handed over again, under the same Message-ID: to its reader it is one mail.
    const received = new Map(sink.mails.map(({ messageId, to }) => [messageId, to[0]]));
    expect(received).toEqual(new Map(messages.map(({ id, to_address }) => [`<${id}@localhost>`, to_address])));
    expect((await laurel.get(DeliveryQueries).page({ state: 'failed', limit: 10 })).items).toEqual([]);
  }, 240_000);
});

function environmentOf({ databaseUrl, storeUrl, mailUrl, secret, redisUrl }: Configuration): Record<string, string> {
  return { DATABASE_URL: databaseUrl, STORE_URL: storeUrl, MAIL_URL: mailUrl, SECRET: secret, PUBLIC_URL: 'http://localhost:3000', DATABASE_POOL_SIZE: '8', ...(redisUrl ? { REDIS_URL: redisUrl } : {}) };
}
