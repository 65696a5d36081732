import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Authoring, competencyNumbered, startAuthoring } from '../../test/authoring.js';
import type { CompetencyContent } from './competency-content.policy.js';
import { ImportCompetencies } from './import-competencies.js';

describe('importing a list of competencies', () => {
  let laurel: Authoring;
  beforeAll(async () => {
    laurel = await startAuthoring();
  });
  afterAll(() => laurel.stop());

  const bring = (competencies: CompetencyContent[], preview = false) =>
    laurel.get(ImportCompetencies).run({ ...laurel.ofFramework, competencies, preview });
  const known = async (number: number) => (await competencyNumbered(laurel, number)).content;

  it('says first what it would change, then changes that, and nothing the second time', async () => {
    const list = [
      await known(4),
      { ...(await known(5)), title: 'Another title' },
      { ...(await known(6)), number: 60, title: 'A new one' },
    ];
    const before = (await known(5)).title;
    const expected = {
      added: 1,
      changed: 1,
      unchanged: 1,
      changes: [
        { number: 5, title: 'Another title', changed: [`title: "${before}" is now "Another title"`] },
        { number: 60, title: 'A new one', changed: [] },
      ],
    };
    expect(await bring(list, true)).toEqual(expected);
    expect((await known(5)).title).toBe(before);
    expect(await bring(list)).toEqual(expected);
    expect(await bring(list)).toMatchObject({ added: 0, changed: 0, unchanged: 3 });
    expect((await known(60)).title).toBe('A new one');
  });

  it('saves none of them while one has a fault, and names the row and field', async () => {
    const four = await known(4);
    await expect(
      bring([
        { ...four, title: 'Not saved' },
        { ...four, domain: 'NONE' },
        { ...four, number: 61, levels: { x: 'y' } },
      ]),
    ).rejects.toMatchObject({
      code: 'competency.content',
      details: {
        errors: [
          { pointer: '/competencies/1/number' },
          { pointer: '/competencies/1/domain' },
          { pointer: '/competencies/2/levels/x' },
        ],
      },
    });
    expect((await known(4)).title).toBe(four.title);
  });
});
