import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Laurel, startLaurel, type TestDatabase, testDatabase } from '#testing';
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
    const { id } = await (await under(old)).get(SigningKeys).inUse();
    await expect(under(next)).rejects.toThrow('set the old value as SECRET_PREVIOUS');
    const both = await under(next, old);
    expect(await both.get(SigningKeys).inUse()).toMatchObject({ id });
    expect((await both.get(ResealKeys).run()).keys).toBeGreaterThan(0);
    expect(await both.get(ResealKeys).run()).toEqual({ keys: 0, links: 0 });
    expect(await (await under(next)).get(SigningKeys).inUse()).toMatchObject({ id });
  });
});
