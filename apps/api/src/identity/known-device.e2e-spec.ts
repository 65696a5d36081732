import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RequestPasswordReset, ResetPassword, MailedLinks } from '#identity';
import { aPersonWithPassword } from '#testing';
import { type Api, startApi } from '../../test/start-api.js';

type Credentials = Awaited<ReturnType<typeof aPersonWithPassword>>;

describe('a browser from which somebody has signed in before', () => {
  let api: Api;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.stop());

  const signIn = ({ email, password }: Credentials, cookie = '', address = '203.0.113.1') =>
    api
      .anonymous()
      .post('/v1/session')
      .set({ 'X-Forwarded-For': address, ...(cookie === '' ? {} : { Cookie: cookie }) })
      .send({ email, password });
  const deviceAfter = async (person: Credentials, cookie = ''): Promise<string> => {
    const { headers } = await signIn(person, cookie).expect(201);
    const cookies = headers['set-cookie'] as unknown as string[];
    return cookies.find((one) => one.startsWith('laurel.device='))!.split(';')[0]!;
  };
  const guess = (person: Credentials, times: number, cookie = '') =>
    Promise.all(
      Array.from({ length: times }, (_, index) =>
        signIn({ ...person, password: 'a wrong guess at it' }, cookie, `198.51.100.${index}`),
      ),
    );

  it('signs in while strangers guess from everywhere, and a new browser does not', async () => {
    const principal = await aPersonWithPassword(api);
    const device = await deviceAfter(principal);
    const guesses = await guess(principal, 12);
    expect(guesses.map(({ status }) => status).filter((status) => status === 429)).toHaveLength(2);
    await signIn(principal).expect(429);
    expect(await deviceAfter(principal, device)).toBe(device);
  });

  it('is no login, and has ten guesses itself', async () => {
    const principal = await aPersonWithPassword(api);
    const device = await deviceAfter(principal);
    await api.anonymous().get('/v1/session').set('Cookie', device).expect(401);
    await guess(principal, 10, device);
    await signIn(principal, device).expect(429);
    await signIn(principal).expect(201);
  });

  it('is known for the accounts that signed in from it, and for no other', async () => {
    const [principal, assistant, stranger] = [
      await aPersonWithPassword(api),
      await aPersonWithPassword(api),
      await aPersonWithPassword(api),
    ];
    const device = await deviceAfter(principal);
    expect(await deviceAfter(assistant, device)).toBe(device);
    for (const person of [principal, assistant, stranger]) await guess(person, 10);
    await signIn(principal, device).expect(201);
    await signIn(assistant, device).expect(201);
    await signIn(stranger, device).expect(429);
  });

  it('does not keep a token that somebody else chose', async () => {
    const chosen = `laurel.device=${'x'.repeat(43)}`;
    expect(await deviceAfter(await aPersonWithPassword(api), chosen)).not.toBe(chosen);
  });

  it('is forgotten when the password is reset', async () => {
    const principal = await aPersonWithPassword(api);
    const device = await deviceAfter(principal);
    await api.get(RequestPasswordReset).run({ email: principal.email, address: '192.0.2.1' });
    const [{ id }] = await api.dataSource.query<[{ id: string }]>(
      'SELECT id FROM password_reset WHERE person_id = $1',
      [principal.id],
    );
    const link = await api.get(MailedLinks).passwordReset(id);
    const password = 'another four quiet words';
    await api.get(ResetPassword).run({ token: link!.url.split('#')[1]!, password, address: '192.0.2.1' });
    const after = { ...principal, password };
    await guess(after, 10);
    await signIn(after, device).expect(429);
  });

  it('is not known by its token in the database', async () => {
    const device = await deviceAfter(await aPersonWithPassword(api));
    const [{ kept }] = await api.dataSource.query<[{ kept: string }]>(
      'SELECT count(*) AS kept FROM known_device WHERE token_hash = $1',
      [device.split('=')[1]],
    );
    expect(Number(kept)).toBe(0);
  });
});
