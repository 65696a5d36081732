import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPilot, aReview, aReviewer, aSubmissionInReview, type Laurel, type OpenPilot, startLaurel } from '#testing';
import { QueueQueries } from './queue.queries.js';

let laurel: Laurel;
let pilot: OpenPilot;
beforeAll(async () => {
  laurel = await startLaurel();
  pilot = await aPilot(laurel).withSeats(1_000).open();
});
afterAll(() => laurel.stop());

describe("a reviewer's queue", () => {
  it('lists reviews that are offered or in progress, the soonest due first, in pages without gaps or repetitions', async () => {
    const reviewer = await aReviewer(laurel);
    const ids: string[] = [];
    for (let count = 0; count < 5; count++) {
      ids.push((await aReview(laurel, { pilot, reviewers: [reviewer] }).offered()).id);
      if (count % 2 === 0) laurel.clock.advance({ days: 1 });
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await laurel.get(QueueQueries).page(reviewer.id, { limit: 2, cursor });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(ids);
  });

  it('shows the progress of each, and drops locked reviews', async () => {
    const review = await aReview(laurel, { pilot }).scored();
    const queue = async () => (await laurel.get(QueueQueries).page(review.reviewerId, { limit: 10 })).items;
    expect(await queue()).toMatchObject([
      {
        id: review.id,
        kind: 'independent',
        state: 'scoring',
        inScope: 3,
        scored: 3,
        attempt: 1,
        microCredential: { code: 'VIS-1' },
      },
    ]);
    await laurel.dataSource.query(`UPDATE review SET state = 'locked', locked_at = now() WHERE id = $1`, [review.id]);
    expect(await queue()).toEqual([]);
  });

  it('numbers each submission: both reviewers read the same number, which has five digits', async () => {
    const { first, second } = await aSubmissionInReview(laurel, { pilot }).offered();
    const [mine, theirs] = await Promise.all([first, second].map(({ id }) => laurel.get(QueueQueries).item(id)));
    expect(mine!.submissionNumber).toBe(theirs!.submissionNumber);
    expect(String(mine!.submissionNumber)).toMatch(/^[1-9]\d{4}$/);
    const numbers = await laurel.dataSource.query<{ all: string; different: string }[]>(
      'SELECT count(*) AS all, count(DISTINCT number) AS different FROM submission',
    );
    expect(numbers[0]!.different).toBe(numbers[0]!.all);
  });

  it('lists locked reviews separately, the latest first', async () => {
    const reviewer = await aReviewer(laurel);
    const ids: string[] = [];
    for (let count = 0; count < 3; count++) {
      ids.push((await aReview(laurel, { pilot, reviewers: [reviewer] }).locked()).id);
      laurel.clock.advance({ hours: 1 });
    }
    const first = await laurel.get(QueueQueries).locked(reviewer.id, { limit: 2 });
    const second = await laurel.get(QueueQueries).locked(reviewer.id, { limit: 2, cursor: first.nextCursor! });
    expect([...first.items, ...second.items]).toMatchObject(
      [...ids].reverse().map((id) => ({ id, state: 'locked', lockedAt: expect.any(Date) })),
    );
    expect(second.nextCursor).toBeNull();
  });
});
