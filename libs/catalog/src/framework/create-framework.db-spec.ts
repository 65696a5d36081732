import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Authoring, historyOf, startAuthoring } from '../../test/authoring.js';
import { CreateFramework } from './create-framework.js';

describe('creating a framework', () => {
  let laurel: Authoring;
  beforeAll(async () => {
    laurel = await startAuthoring();
  });
  afterAll(() => laurel.stop());

  it('happens once for a code, also when two ask at once', async () => {
    const create = () => laurel.get(CreateFramework).run({ ...laurel.ofProgram, code: 'LIB', name: 'For librarians' });
    const results = await Promise.allSettled([create(), create()]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'framework.code' } });
    expect(await historyOf(laurel, 'framework.created')).toEqual([{ code: 'LIB', name: 'For librarians' }]);
  });
});
