import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPersonWithPassword, type Laurel, startLaurel } from '#testing';
import { SignIn } from './sign-in.js';

describe('signing in', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel({ configuration: { databasePoolSize: 2 } });
  });
  afterAll(() => laurel.stop());

  it('works when many people sign in at once and there are few connections', async () => {
    const person = await aPersonWithPassword(laurel);
    await Promise.all(
      Array.from({ length: 8 }, (_, index) => laurel.get(SignIn).run({ ...person, address: `192.0.2.${index}` })),
    );
    const sessions = await laurel.dataSource.query(`SELECT 1 FROM auth.session WHERE "userId" = $1`, [person.userId]);
    expect(sessions).toHaveLength(8);
  });

  it('leaves no session behind while the second factor is still missing', async () => {
    const person = await aPersonWithPassword(laurel);
    await laurel.dataSource.query(`UPDATE auth."user" SET "twoFactorEnabled" = true WHERE id = $1`, [person.userId]);
    await expect(laurel.get(SignIn).run({ ...person, address: '192.0.2.1' })).rejects.toMatchObject({
      code: 'session.code-required',
    });
    const sessions = await laurel.dataSource.query(`SELECT 1 FROM auth.session WHERE "userId" = $1`, [person.userId]);
    expect(sessions).toEqual([]);
  });
});
