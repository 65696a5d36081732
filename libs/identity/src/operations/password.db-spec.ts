import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import { anInvitee, aPersonWithPassword, type Laurel, startLaurel } from '#testing';
import { MailedLinks } from '../mailed-links.js';
import { ChangePassword, RequestPasswordReset, ResetPassword, SignIn } from './index.js';

const newPassword = 'another four quiet words';
const address = '192.0.2.1';

describe('a forgotten password', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  const requests = (personId: string) =>
    laurel.dataSource
      .getRepository(EventRecord)
      .find({ where: { subjectId: personId, type: 'password.reset-requested' }, order: { id: 'ASC' } });
  const signIn = (email: string, password: string) => laurel.get(SignIn).run({ email, password }, address);
  const reset = (token: string, password = newPassword) => laurel.get(ResetPassword).run({ token, password }, address);
  const mailedTo = async ({ id, email }: { id: string; email: string }) => {
    await laurel.get(RequestPasswordReset).run(email, address);
    const event = (await requests(id)).at(-1)!;
    const link = await laurel.get(MailedLinks).passwordReset(event.payload.resetId as string);
    expect(JSON.stringify(event)).not.toContain(link!.url.split('#')[1]);
    return link!.url.split('#')[1]!;
  };

  it('is replaced by the mailed link, once, and every session ends', async () => {
    const person = await aPersonWithPassword(laurel);
    await signIn(person.email, person.password);
    const token = await mailedTo(person);
    await reset(token);
    const sessions = await laurel.dataSource.query(`SELECT 1 FROM auth.session WHERE "userId" = $1`, [person.userId]);
    expect(sessions).toEqual([]);
    await expect(signIn(person.email, person.password)).rejects.toMatchObject({ code: 'session.credentials' });
    await expect(signIn(person.email, newPassword)).resolves.toBeDefined();
    await expect(reset(token)).rejects.toMatchObject({ kind: 'gone', code: 'password.link' });
  });

  it('is set by one of two who use the link at the same time', async () => {
    const token = await mailedTo(await aPersonWithPassword(laurel));
    const results = await Promise.allSettled([
      reset(token, 'the first of two passwords'),
      reset(token, 'the second of two passwords'),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is set by the last link alone, within an hour', async () => {
    const person = await aPersonWithPassword(laurel);
    const [first, second] = [await mailedTo(person), await mailedTo(person)];
    await expect(reset(first)).rejects.toMatchObject({ code: 'password.link' });
    laurel.clock.advance({ hours: 1 });
    await expect(reset(second)).rejects.toMatchObject({ code: 'password.link' });
  });

  it('opens an account that was locked by guesses', async () => {
    const person = await aPersonWithPassword(laurel);
    for (let guess = 0; guess < 10; guess += 1)
      await signIn(person.email, 'a wrong guess at it').catch(() => undefined);
    await expect(signIn(person.email, person.password)).rejects.toMatchObject({ code: 'request.too-many' });
    await reset(await mailedTo(person));
    await expect(signIn(person.email, newPassword)).resolves.toBeDefined();
  });

  it('is asked for without telling whether the address has an account', async () => {
    const { person: invitee } = await anInvitee(laurel);
    for (const email of ['nobody@example.org', invitee.email]) {
      await expect(laurel.get(RequestPasswordReset).run(email, address)).resolves.toBeUndefined();
    }
    expect(await requests(invitee.id)).toEqual([]);
  });

  it('is asked for three times an hour at most, whether there is an account or not', async () => {
    const { email } = await aPersonWithPassword(laurel);
    for (const asked of [email, 'nobody-else@example.org']) {
      for (let time = 0; time < 3; time += 1) await laurel.get(RequestPasswordReset).run(asked, '192.0.2.9');
      await expect(laurel.get(RequestPasswordReset).run(asked, '192.0.2.9')).rejects.toMatchObject({
        code: 'request.too-many',
        details: { retryAfter: 3600 },
      });
    }
  });

  it('is not guessed', async () => {
    await expect(reset('not-a-token')).rejects.toMatchObject({ code: 'password.link' });
  });
});

describe('a known password', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  it('is changed by who knows it: this session goes on, the others and a mailed link end', async () => {
    const person = await aPersonWithPassword(laurel);
    const [here, elsewhere] = [
      await laurel.get(SignIn).run(person, address),
      await laurel.get(SignIn).run(person, address),
    ];
    await laurel.get(RequestPasswordReset).run(person.email, address);
    const change = (currentPassword: string) =>
      laurel.get(ChangePassword).run({ personId: person.id, token: here.token, currentPassword, newPassword });

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
      laurel.get(SignIn).run({ email: person.email, password: newPassword }, address),
    ).resolves.toBeDefined();
  });

  it('is not guessed by whoever found an open screen', async () => {
    const person = await aPersonWithPassword(laurel);
    const { token } = await laurel.get(SignIn).run(person, address);
    const guess = () =>
      laurel
        .get(ChangePassword)
        .run({ personId: person.id, token, currentPassword: 'a wrong guess at it', newPassword });
    for (let time = 0; time < 10; time += 1) await expect(guess()).rejects.toMatchObject({ code: 'password.wrong' });
    await expect(guess()).rejects.toMatchObject({ code: 'request.too-many' });
  });

  it('is kept as an argon2id hash of its own salt', async () => {
    await Promise.all([aPersonWithPassword(laurel), aPersonWithPassword(laurel)]);
    const rows = await laurel.dataSource.query<{ password: string }[]>('SELECT password FROM auth.account');
    for (const { password } of rows) expect(password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(new Set(rows.map(({ password }) => password)).size).toBe(rows.length);
  });
});
