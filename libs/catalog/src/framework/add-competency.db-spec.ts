import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProgramQueries } from '#programs';
import { samplePackage, type Laurel, seededCatalog, startLaurel } from '#testing';
import { ImportCasePackage } from '../case/import-case-package.js';
import { AddCompetency } from './add-competency.js';
import type { CompetencyContent } from './competency-content.policy.js';
import { FrameworkQueries } from './framework.queries.js';

const content = (number: number): CompetencyContent => ({
  number,
  domain: 'INS',
  function: 'Guarantees effective instructional practice',
  title: `Competency ${number}`,
  psel: ['4b'],
  levels: { developing: 'Is seen' },
});

const actor = { id: 'an-author' };

describe('adding a competency', () => {
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

  const add = (number: number) =>
    laurel.get(AddCompetency).run({ programId, frameworkId, content: content(number), actor });

  it('happens once for a number, also when two ask at once', async () => {
    const results = await Promise.allSettled([add(30), add(30)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('takes no number of an imported framework: versions refer to competencies by number alone', async () => {
    const file = Buffer.from(JSON.stringify(samplePackage()));
    const { frameworkId: imported } = await laurel.get(ImportCasePackage).run({ programId, file, actor });
    const [{ number }] = await laurel.dataSource.query<[{ number: number }]>(
      'SELECT number FROM competency WHERE framework_id = $1 ORDER BY number',
      [imported],
    );
    await expect(add(number)).rejects.toMatchObject({
      code: 'competency.content',
      details: { errors: [{ pointer: '/number' }] },
    });
  });
});
