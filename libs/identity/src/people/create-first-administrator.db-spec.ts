import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Laurel, startLaurel, theProgram } from '#testing';
import { PersonQueries } from '../read/person.queries.js';
import { CreateFirstAdministrator } from './create-first-administrator.js';

describe('the first people', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  it('begin with one administrator, even if several are created at once', async () => {
    const create = (email: string) =>
      laurel
        .get(CreateFirstAdministrator)
        .run({ email, name: 'First', password: 'four quiet words together', zone: 'America/Chicago' });
    const results = await Promise.allSettled([
      create('first@example.org'),
      create('second@example.org'),
      create('third@example.org'),
    ]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(create('fourth@example.org')).rejects.toMatchObject({
      kind: 'conflict',
      code: 'person.administrator-exists',
    });
    expect(
      (await laurel.get(PersonQueries).page(await theProgram(laurel), { role: 'administrator', limit: 10 })).items,
    ).toHaveLength(1);
  });
});
