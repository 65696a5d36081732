import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson, type Laurel, startLaurel } from '#testing';
import { AddTemplate } from './add-template.js';
import { MessageTemplateQueries } from './message-template.queries.js';

describe('adding a template', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  it('needs a name of its own in upper and lower case, and known placeholders', async () => {
    const actor = await aPerson(laurel, { roles: ['administrator'] });
    const add = (name: string, text: string) =>
      laurel.get(AddTemplate).run({ actor, programId: actor.programId, name, subject: '{pilot}', text });
    await add('Deadline', 'Until {deadline}.');
    await expect(add('deadline', 'x')).rejects.toMatchObject({ code: 'message-template.name-taken' });
    await expect(add('Other', '{no}')).rejects.toMatchObject({
      code: 'message-template.placeholders',
      details: { errors: [{ pointer: '/text' }] },
    });
    const first = await laurel.get(MessageTemplateQueries).page(actor.programId, { limit: 10 });
    expect(first.items.map(({ name }) => name)).toEqual(['Deadline']);
  });
});
