import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Laurel, startLaurel } from '#testing';
import { aDraftOfJane, findingsOf, write } from '../../test/candidate-with-names.js';
import { CheckDrafts } from './check-drafts.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

describe('drafts', () => {
  it('are checked after each change, once', async () => {
    const [one, other] = [await aDraftOfJane(laurel), await aDraftOfJane(laurel)];
    await write(laurel, one, ' Jane Doe.');
    const checkDrafts = laurel.get(CheckDrafts);
    expect(await checkDrafts.run()).toBe(2);
    expect(await checkDrafts.run()).toBe(0);
    expect(await findingsOf(laurel, one.id)).toEqual(['text name: Jane Doe']);
    await write(laurel, other, ' Sample School.');
    expect(await checkDrafts.run()).toBe(1);
    expect(await findingsOf(laurel, other.id)).toEqual(['text school: Sample School']);
  });
});
