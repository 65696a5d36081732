import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson, type Laurel, startLaurel } from '#testing';
import { AddTemplate } from './add-template.js';
import { ChangeTemplate } from './change-template.js';

describe('changing a template', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  it('in two tabs at once succeeds in one; the other has to read it again', async () => {
    const actor = await aPerson(laurel, { roles: ['administrator'] });
    const words = { name: 'Deadline', subject: 'Hello', text: 'Until {deadline}.' };
    const { id: templateId } = await laurel.get(AddTemplate).run({ actor, programId: actor.programId, ...words });
    const change = (text: string) => laurel.get(ChangeTemplate).run({ actor, templateId, revision: 1, ...words, text });
    const outcomes = await Promise.allSettled([change('One'), change('Two')]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'message-template.stale' },
    });
  });
});
