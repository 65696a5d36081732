import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPersonWithPassword, asActor, type Laurel, startLaurel } from '#testing';
import { SignIn } from '../session/sign-in.js';
import { ChangePassword } from './change-password.js';
import { RequestPasswordReset } from './request-password-reset.js';

const newPassword = 'another four quiet words';
const address = '192.0.2.1';

describe('a known password', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  it('can be changed by someone who knows it: this session continues, other sessions and mailed links end', async () => {
    const person = await aPersonWithPassword(laurel);
    const [here, elsewhere] = [
      await laurel.get(SignIn).run({ ...person, address }),
      await laurel.get(SignIn).run({ ...person, address }),
    ];
    await laurel.get(RequestPasswordReset).run({ email: person.email, address });
    const change = (currentPassword: string) =>
      laurel.get(ChangePassword).run({ actor: asActor(person), token: here.token, currentPassword, newPassword });

    await expect(change('not the password it is')).rejects.toMatchObject({
      code: 'password.wrong',
      details: { errors: [{ pointer: '/currentPassword' }] },
    });
    await change(person.password);
    const tokens = await laurel.dataSource.query<{ token: string }[]>(
      `SELECT token FROM auth.session WHERE "userId" = $1`,
      [person.userId],
    );
    expect(tokens).toEqual([{ token: here.token }]);
    expect(tokens).not.toContainEqual({ token: elsewhere.token });
    const open = await laurel.dataSource.query(
      'SELECT 1 FROM password_reset WHERE person_id = $1 AND expires_at > $2',
      [person.id, laurel.clock.now()],
    );
    expect(open).toEqual([]);
    await expect(
      laurel.get(SignIn).run({ email: person.email, password: newPassword, address }),
    ).resolves.toBeDefined();
  });

  it('cannot be guessed by someone who finds an unattended screen', async () => {
    const person = await aPersonWithPassword(laurel);
    const { token } = await laurel.get(SignIn).run({ ...person, address });
    const guess = () =>
      laurel
        .get(ChangePassword)
        .run({ actor: asActor(person), token, currentPassword: 'a wrong guess at it', newPassword });
    for (let time = 0; time < 10; time += 1) await expect(guess()).rejects.toMatchObject({ code: 'password.wrong' });
    await expect(guess()).rejects.toMatchObject({ code: 'request.too-many' });
  });

  it('is stored as an argon2id hash with its own salt', async () => {
    await Promise.all([aPersonWithPassword(laurel), aPersonWithPassword(laurel)]);
    const rows = await laurel.dataSource.query<{ password: string }[]>('SELECT password FROM auth.account');
    for (const { password } of rows) expect(password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(new Set(rows.map(({ password }) => password)).size).toBe(rows.length);
  });
});
