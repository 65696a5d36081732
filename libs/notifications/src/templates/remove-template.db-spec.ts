import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson, type Laurel, startLaurel } from '#testing';
import { AddTemplate } from './add-template.js';
import { RemoveTemplate } from './remove-template.js';

describe('removing a template', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  it('removes it once', async () => {
    const actor = await aPerson(laurel, { roles: ['administrator'] });
    const { id: templateId } = await laurel
      .get(AddTemplate)
      .run({ actor, programId: actor.programId, name: 'Old', subject: 'Old', text: 'Old' });
    await laurel.get(RemoveTemplate).run({ actor, templateId });
    await expect(laurel.get(RemoveTemplate).run({ actor, templateId })).rejects.toMatchObject({
      code: 'message-template.not-found',
    });
  });
});
