import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Laurel, startLaurel, type TestDatabase, testDatabase, theIssuer } from '#testing';
import { ResealKeys } from './reseal-keys.js';
import { SigningKeys } from './signing-keys.js';

const [old, next] = ['the old secret, which has enough characters', 'the next secret, which has enough characters'];

describe('the signing keys under another secret', () => {
  let database: TestDatabase;
  const running: Laurel[] = [];
  const under = async (secret: string, secretPrevious?: string): Promise<Laurel> => {
    const kept = { ...database, drop: async () => undefined };
    const laurel = await startLaurel({ database: kept, configuration: { secret, secretPrevious } });
    running.push(laurel);
    return laurel;
  };
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(async () => {
    for (const laurel of running) await laurel.stop();
    await database.drop();
  });

  it('open with the previous one until they are encrypted again, and with the new one alone after that', async () => {
    const keyOf = async (laurel: Laurel) => laurel.get(SigningKeys).inUse(await theIssuer(laurel));
    const { id } = await keyOf(await under(old));
    await expect(under(next)).rejects.toThrow('set the old value as SECRET_PREVIOUS');
    const both = await under(next, old);
    expect(await keyOf(both)).toMatchObject({ id });
    expect((await both.get(ResealKeys).run()).keys).toBeGreaterThan(0);
    expect(await both.get(ResealKeys).run()).toEqual({ keys: 0, links: 0 });
    expect(await keyOf(await under(next))).toMatchObject({ id });
  });
});
