import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anEnrollment, aSubmission, type Laurel, startLaurel } from '#testing';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

describe('beginning', () => {
  it('four times at once makes one submission', async () => {
    const enrollment = await anEnrollment(laurel).active();
    const ids = await Promise.all(
      Array.from({ length: 4 }, async () => (await aSubmission(laurel, { enrollment }).draft()).id),
    );
    expect(new Set(ids).size).toBe(1);
  });
});
