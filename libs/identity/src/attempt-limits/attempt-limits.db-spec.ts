import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Laurel, startLaurel } from '#testing';
import { AttemptLimits } from './attempt-limits.js';

describe('attempts', () => {
  let laurel: Laurel;
  let limits: AttemptLimits;
  beforeAll(async () => {
    laurel = await startLaurel();
    limits = laurel.get(AttemptLimits);
  });
  afterAll(() => laurel.stop());

  const account = (by: string) => ({ what: 'sign-in/account', by }) as const;
  const tryTimes = async (count: number, by: string) =>
    (await Promise.allSettled(Array.from({ length: count }, () => limits.take(account(by))))).filter(
      ({ status }) => status === 'fulfilled',
    ).length;

  it('are allowed ten times and no more, even when they come at once', async () => {
    expect(await tryTimes(40, 'ada@example.org')).toBe(10);
  });

  it('over the limit are told how many seconds to wait', async () => {
    await tryTimes(10, 'grace@example.org');
    laurel.clock.advance({ minutes: 5 });
    await expect(limits.take(account('grace@example.org'))).rejects.toMatchObject({
      kind: 'too-many',
      code: 'request.too-many',
      details: { retryAfter: 600 },
    });
  });

  it('are allowed again when the time is over', async () => {
    await tryTimes(30, 'edsger@example.org');
    laurel.clock.advance({ minutes: 15 });
    expect(await tryTimes(30, 'edsger@example.org')).toBe(10);
  });

  it('for one account do not affect another', async () => {
    await tryTimes(11, 'barbara@example.org');
    expect(await tryTimes(1, 'alan@example.org')).toBe(1);
  });

  it('are uncounted, or the count is reset, when they were not guesses', async () => {
    await tryTimes(10, 'joan@example.org');
    await limits.uncount(account('joan@example.org'));
    expect(await tryTimes(5, 'joan@example.org')).toBe(1);
    await limits.forget(account('joan@example.org'));
    expect(await tryTimes(20, 'joan@example.org')).toBe(10);
  });

  it('are stored without the address itself', async () => {
    await limits.take(account('secret@example.org'));
    const [{ kept }] = await laurel.dataSource.query<[{ kept: string }]>(
      `SELECT count(*) AS kept FROM attempt WHERE key LIKE '%@%'`,
    );
    expect(Number(kept)).toBe(0);
  });
});
