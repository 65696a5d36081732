import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { symmetricDecrypt } from 'better-auth/crypto';
import { anInvitee, aPersonWithPassword, type Laurel, startLaurel, type TestDatabase, testDatabase } from '#testing';
import { MailedLinks } from '../read/mailed-links.js';
import { ResealAccounts } from './reseal-accounts.js';
import { versionedSecrets } from './secret-keys.js';

const [old, next] = ['the old secret, which has enough characters', 'the next secret, which has enough characters'];

describe('second factors and the links of letters under another secret', () => {
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

  /** What better-auth, with these secrets alone, reads from the first second factor. */
  const read = async (laurel: Laurel, column: 'secret' | 'backupCodes'): Promise<string> => {
    const [{ value }] = await laurel.dataSource.query<[{ value: string }]>(
      `SELECT "${column}" AS value FROM auth."twoFactor"`,
    );
    const secrets = versionedSecrets(laurel.configuration);
    const keys = new Map(secrets.map((secret) => [secret.version, secret.value]));
    return symmetricDecrypt({ key: { keys, currentVersion: secrets[0]!.version }, data: value });
  };

  it('need the previous one until they are encrypted again, also those of releases that wrote version 1', async () => {
    const before = await under(old);
    const { person } = await anInvitee(before);
    const [{ id }] = await before.dataSource.query<[{ id: string }]>('SELECT id FROM invitation WHERE person_id = $1', [
      person.id,
    ]);
    const { userId } = await aPersonWithPassword(before);
    const { symmetricEncrypt } = await import('better-auth/crypto');
    const { value } = versionedSecrets(before.configuration)[0]!;
    const asBefore = (data: string) =>
      symmetricEncrypt({ key: { keys: new Map([[1, value]]), currentVersion: 1 }, data });
    await before.dataSource.query(
      `INSERT INTO auth."twoFactor" (id, secret, "backupCodes", "userId", verified) VALUES ('one', $1, $2, $3, true)`,
      [await asBefore('a seed'), await asBefore('["a code"]'), userId],
    );

    const only = await under(next);
    await expect(read(only, 'secret')).rejects.toThrow();
    const both = await under(next, old);
    expect(await read(both, 'secret')).toBe('a seed');
    expect(await both.get(ResealAccounts).run()).toEqual({ secondFactors: 2, links: 1 });
    expect(await both.get(ResealAccounts).run()).toEqual({ secondFactors: 0, links: 0 });
    expect(await read(only, 'secret')).toBe('a seed');
    expect(await read(only, 'backupCodes')).toBe('["a code"]');
    expect(await only.get(MailedLinks).invitation(id)).not.toBeNull();
  });
});
