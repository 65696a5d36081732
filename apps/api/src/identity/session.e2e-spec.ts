import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AcceptInvitation, InvitePerson, MailedLinks, type Person, type Role } from '#identity';
import { type Api, startApi } from '../../test/start-api.js';

const password = 'four quiet words together';

/** Someone who came by an invitation and chose a password. */
async function joined(api: Api, email: string, roles: Role[] = ['candidate']): Promise<Person> {
  const { invitation } = await api.get(InvitePerson).run({ email, name: `Test ${email}`, roles, zone: 'America/Chicago' }, null);
  const { url } = (await api.get(MailedLinks).invitation(invitation.id))!;
  return api.get(AcceptInvitation).run({ token: url.split('#')[1]!, password }, '192.0.2.1');
}

describe('a session', () => {
  let api: Api;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.stop());

  it('begins with e-mail address and password, and says who is signed in', async () => {
    const person = await joined(api, 'ada@example.org', ['candidate', 'coach']);
    const signedIn = await api.anonymous().post('/v1/session').send({ email: 'ADA@example.org', password }).expect(201);
    expect(signedIn.body).toMatchObject({ personId: person.id, email: 'ada@example.org', roles: ['candidate', 'coach'], withheldRoles: [], secondFactor: 'off' });
    const cookie = signedIn.headers['set-cookie']![0]!;
    expect(cookie).toMatch(/^laurel\.session_token=[^;]+; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Lax$/);
    const current = await api.anonymous().get('/v1/session').set('Cookie', cookie.split(';')[0]!).expect(200);
    expect(current.body).toEqual(signedIn.body);
  });
});
