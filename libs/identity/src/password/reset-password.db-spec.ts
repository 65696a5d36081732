import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import { aPersonWithPassword, type Laurel, startLaurel } from '#testing';
import { identityEvents } from '../events.js';
import { MailedLinks } from '../read/mailed-links.js';
import { SignIn } from '../session/sign-in.js';
import { RequestPasswordReset } from './request-password-reset.js';
import { ResetPassword } from './reset-password.js';

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
  const signIn = (email: string, password: string) => laurel.get(SignIn).run({ email, password, address });
  const reset = (token: string, password = newPassword) => laurel.get(ResetPassword).run({ token, password, address });
  const mailedTo = async ({ id, email }: { id: string; email: string }) => {
    await laurel.get(RequestPasswordReset).run({ email, address });
    const event = (await requests(id)).at(-1)!;
    const { resetId } = identityEvents['password.reset-requested'].read(event).payload;
    const link = await laurel.get(MailedLinks).passwordReset(resetId);
    expect(JSON.stringify(event)).not.toContain(link!.url.split('#')[1]);
    return link!.url.split('#')[1]!;
  };

  it('is replaced with the mailed link, once, and every session ends', async () => {
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

  it('is set by only one of two who use the link at the same time', async () => {
    const token = await mailedTo(await aPersonWithPassword(laurel));
    const results = await Promise.allSettled([
      reset(token, 'the first of two passwords'),
      reset(token, 'the second of two passwords'),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('can be set only with the latest link, within an hour', async () => {
    const person = await aPersonWithPassword(laurel);
    const [first, second] = [await mailedTo(person), await mailedTo(person)];
    await expect(reset(first)).rejects.toMatchObject({ code: 'password.link' });
    laurel.clock.advance({ hours: 1 });
    await expect(reset(second)).rejects.toMatchObject({ code: 'password.link' });
  });

  it('when replaced, opens an account that was locked by guesses', async () => {
    const person = await aPersonWithPassword(laurel);
    for (let guess = 0; guess < 10; guess += 1)
      await signIn(person.email, 'a wrong guess at it').catch(() => undefined);
    await expect(signIn(person.email, person.password)).rejects.toMatchObject({ code: 'request.too-many' });
    await reset(await mailedTo(person));
    await expect(signIn(person.email, newPassword)).resolves.toBeDefined();
  });

  it('cannot be set by guessing the token', async () => {
    await expect(reset('not-a-token')).rejects.toMatchObject({ code: 'password.link' });
  });
});
