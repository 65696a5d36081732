import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { anEnrollment, aSubmissionInReview, type Laurel, startLaurel, theProgram } from '#testing';
import { WeeksQueries } from './weeks.queries.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel({ at: '2026-03-01T15:00:00Z' });
});
afterAll(() => laurel.stop());

it('counts registrations, submissions and decisions by week, and weeks in which nothing happened', async () => {
  await anEnrollment(laurel).active(); // a Sunday
  laurel.clock.advance({ days: 8 }); // the Monday after the next Sunday
  await aSubmissionInReview(laurel).decided();
  const none = { registrations: 0, submissions: 0, decisions: 0 };
  expect(await laurel.get(WeeksQueries).last(await theProgram(laurel), 4, 'America/Chicago')).toEqual([
    { monday: '2026-02-16', ...none },
    { monday: '2026-02-23', ...none, registrations: 1 },
    { monday: '2026-03-02', ...none },
    { monday: '2026-03-09', registrations: 1, submissions: 1, decisions: 1 },
  ]);
});

it('begins a week on Monday in the zone', async () => {
  // In Auckland, the first registration was on Monday, March 2.
  expect(
    (await laurel.get(WeeksQueries).last(await theProgram(laurel), 2, 'Pacific/Auckland')).map(
      ({ registrations }) => registrations,
    ),
  ).toEqual([1, 1]);
});
