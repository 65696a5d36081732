import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProgramQueries } from '#programs';
import { type Laurel, seededCatalog, startLaurel } from '#testing';
import type { CompetencyContent } from './competency-content.policy.js';
import { FrameworkQueries } from './framework.queries.js';
import { ImportCompetencies } from './import-competencies.js';

const actor = { id: 'an-author' };

describe('importing a list of competencies', () => {
  let laurel: Laurel;
  let programId: string;
  let frameworkId: string;
  beforeAll(async () => {
    laurel = await startLaurel();
    await seededCatalog(laurel);
    programId = (await laurel.get(ProgramQueries).standard()).id;
    frameworkId = (await laurel.get(FrameworkQueries).all(programId))[0]!.id;
  });
  afterAll(() => laurel.stop());

  const bring = (competencies: CompetencyContent[], preview = false) =>
    laurel.get(ImportCompetencies).run({ programId, frameworkId, competencies, actor, preview });
  const known = async (number: number): Promise<CompetencyContent> => {
    const {
      domain,
      function: name,
      title,
      psel,
      levels,
    } = await laurel.get(FrameworkQueries).competency(programId, frameworkId, number);
    return { number, domain, function: name, title, psel, levels };
  };

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
