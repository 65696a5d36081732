import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProgramQueries } from '#programs';
import { aVersion, type Laurel, startLaurel } from '#testing';
import { CheckContent } from './check-content.js';

describe('the content of a draft', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  it('is checked for faults and missing parts without being saved', async () => {
    const draft = await aVersion(laurel).draft();
    const { id: programId } = await laurel.get(ProgramQueries).standard();
    const check = await laurel
      .get(CheckContent)
      .run({ programId, content: { ...draft.content, level: 'expert', outcomes: [] } });
    expect(check).toMatchObject({ faults: [{ pointer: '/level' }], missingParts: [{ pointer: '/outcomes' }] });
  });
});
