import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Award, isGenuine, SigningKeys } from '#badges';
import { DeliveryQueries } from '#jobs';
import { BeginRelease } from '#reviews';
import {
  aCrowdLike,
  aMetSubmission,
  anEnrollment,
  aPerson,
  aPilot,
  killRepeatedly,
  type Laurel,
  type OpenPilot,
  type SmtpSink,
  startLaurel,
  startSmtpSink,
  theProgram,
  theIssuer,
} from '#testing';
import { environmentOf } from './killable-environment.js';
import { leftToDo } from './left-to-do.js';
import { queueBackends } from './queue-backends.js';

const registrationsARound = 2;

/** As many kills as somebody who holds all drills wants, or as few as a change can wait for. */
const long = process.env.LAUREL_DRILLS === 'all';

/** On PostgreSQL, which is slower and is the standalone's queue, a cohort is being released at the same time. */
const situations = queueBackends.map((backend) => ({
  ...backend,
  ...(backend.redisUrl ? { kills: long ? 20 : 6, cohort: 0 } : { kills: long ? 50 : 12, cohort: long ? 500 : 50 }),
}));

describe.each(situations)('a worker that is killed, with its queue on $name', ({ redisUrl, kills, cohort }) => {
  let laurel: Laurel;
  let sink: SmtpSink;
  let pilot: OpenPilot;
  beforeAll(async () => {
    sink = await startSmtpSink();
    // The worker uses the machine's clock, so the dates of this test must be near it.
    laurel = await startLaurel({ at: new Date(), configuration: { mailUrl: sink.url, redisUrl } });
    pilot = await aPilot(laurel, { requirements: [], seats: kills * (registrationsARound + 1) + cohort }).open();
    if (cohort > 0) await releaseACohort();
  });
  afterAll(async () => {
    await sink.stop();
    await laurel.stop();
  });

  it(`with kill -9 at random points, ${kills} times: one badge, one mail each`, async () => {
    await killRepeatedly({
      program: 'apps/worker/test/killable-worker.js',
      environment: environmentOf(laurel),
      kills,
      longestLife: 300,
      feed: async () => {
        for (let count = 0; count < registrationsARound; count += 1) await anEnrollment(laurel, { pilot }).registered();
        await aMetSubmission(laurel, { pilot }).released();
      },
      left: () => leftToDo(laurel),
    });

    expect(
      (await laurel.get(DeliveryQueries).page({ programId: await theProgram(laurel), state: 'failed', limit: 10 }))
        .items,
    ).toEqual([]);
    await expectOneMailEach();
    await expectOneBadgeEach();
  }, 480_000);

  async function releaseACohort(): Promise<void> {
    await aCrowdLike(laurel, await aMetSubmission(laurel, { pilot }).decided(), cohort - 1);
    const { id } = await aPerson(laurel, { roles: ['administrator'] });
    await laurel.get(BeginRelease).run({ actor: { id }, pilotId: pilot.id });
  }

  async function expectOneMailEach(): Promise<void> {
    const messages = await laurel.dataSource.query<
      { id: string; person_id: string; kind: string; state: string; to_address: string }[]
    >('SELECT id, person_id, kind, state, to_address FROM message');
    const count = (kind: string): number => messages.filter((message) => message.kind === kind).length;
    const builtHere = kills + Math.min(cohort, 1); // The rest of the cohort are copies, which never registered.
    expect([count('registered'), count('submission-received')]).toEqual([
      builtHere + kills * registrationsARound,
      builtHere,
    ]);
    expect([count('result-ready'), count('badge-issued')]).toEqual([kills + cohort, kills + cohort]);
    expect(new Set(messages.map(({ person_id, kind }) => `${person_id} ${kind}`)).size).toBe(messages.length);
    expect(messages.filter(({ state }) => state !== 'sent')).toEqual([]);
    // A mail that was sent just before the worker died is sent again, with the same Message-ID: the reader gets one mail.
    const received = new Map(sink.mails.map(({ messageId, to }) => [messageId, to[0]]));
    expect(received).toEqual(new Map(messages.map(({ id, to_address }) => [`<${id}@localhost>`, to_address])));
  }

  /** No two badges have one place of the status list. */
  async function expectOneBadgeEach(): Promise<void> {
    const awards = await laurel.dataSource.manager.find(Award);
    expect(awards).toHaveLength(kills + cohort);
    expect(new Set(awards.map(({ enrollmentId }) => enrollmentId)).size).toBe(kills + cohort);
    const places = await laurel.dataSource.query<{ list_index: number; document: string }[]>(
      'SELECT i.list_index, c.document FROM issuance i JOIN credential c ON c.id = i.credential_id',
    );
    expect(new Set(places.map(({ list_index }) => list_index)).size).toBe(awards.length);
    const issuer = { didDocument: await laurel.get(SigningKeys).didDocument(await theIssuer(laurel)), at: new Date() };
    expect(await Promise.all(places.map(({ document }) => isGenuine(JSON.parse(document) as object, issuer)))).toEqual(
      awards.map(() => true),
    );
  }
});
