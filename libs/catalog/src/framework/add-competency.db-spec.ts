import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { samplePackage } from '#testing';
import { type Authoring, startAuthoring } from '../../test/authoring.js';
import { ImportCasePackage } from '../case/import-case-package.js';
import { AddCompetency } from './add-competency.js';
import type { CompetencyContent } from './competency-content.policy.js';

const content = (number: number): CompetencyContent => ({
  number,
  domain: 'INS',
  function: 'Guarantees effective instructional practice',
  title: `Competency ${number}`,
  psel: ['4b'],
  levels: { developing: 'Is seen' },
});

describe('adding a competency', () => {
  let laurel: Authoring;
  beforeAll(async () => {
    laurel = await startAuthoring();
  });
  afterAll(() => laurel.stop());

  const add = (number: number) => laurel.get(AddCompetency).run({ ...laurel.ofFramework, content: content(number) });

  it('happens once for a number, also when two ask at once', async () => {
    const results = await Promise.allSettled([add(30), add(30)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'competency.content' },
    });
  });

  it('takes no number of an imported framework: versions refer to competencies by number alone', async () => {
    const file = Buffer.from(JSON.stringify(samplePackage()));
    const { frameworkId: imported } = await laurel.get(ImportCasePackage).run({ ...laurel.ofProgram, file });
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
