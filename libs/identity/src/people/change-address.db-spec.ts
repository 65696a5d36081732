import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import { anAdministrator, anInvitee, aPerson, aPersonWithPassword, type Laurel, startLaurel } from '#testing';
import { identityEvents } from '../events.js';
import { MailedLinks } from '../read/mailed-links.js';
import { PersonQueries } from '../read/person.queries.js';
import { AcceptInvitation } from '../invitations/accept-invitation.js';
import { ChangeAddress } from './change-address.js';
import { RequestPasswordReset } from '../password/request-password-reset.js';
import { ResetPassword } from '../password/reset-password.js';
import { SignIn } from '../session/sign-in.js';

describe('a new address for a person', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  const change = (personId: string, email: string) =>
    laurel.get(ChangeAddress).run({ personId, email, actor: anAdministrator });
  const eventsOf = (subjectId: string) =>
    laurel.dataSource.manager.findBy(EventRecord, { type: 'person.address-changed', subjectId });

  it('identifies them from now on, and the event does not contain it', async () => {
    const person = await aPerson(laurel);
    expect(await change(person.id, 'new@example.org')).toEqual({
      ...person,
      email: 'new@example.org',
      revision: person.revision + 1,
    });
    expect(await laurel.get(PersonQueries).byId(person.id)).toMatchObject({ email: 'new@example.org' });
    expect(await eventsOf(person.id)).toMatchObject([
      { actorId: 'an-administrator', payload: { personId: person.id } },
    ]);
  });

  it('that they already have changes nothing', async () => {
    const person = await aPerson(laurel);
    expect(await change(person.id, person.email)).toEqual(person);
    expect(await eventsOf(person.id)).toEqual([]);
  });

  it('that somebody else has is refused, even when two people are given it at once', async () => {
    const [one, two, taken] = [await aPerson(laurel), await aPerson(laurel), await aPerson(laurel)];
    await expect(change(one.id, taken.email)).rejects.toMatchObject({
      kind: 'conflict',
      code: 'person.address-taken',
      details: { errors: [{ pointer: '/email' }] },
    });
    const both = await Promise.allSettled([change(one.id, 'wanted@example.org'), change(two.id, 'wanted@example.org')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is what they sign in with; the old address and links that were mailed to it no longer work', async () => {
    const { id, email, password } = await aPersonWithPassword(laurel);
    await laurel.get(RequestPasswordReset).run({ email, address: '192.0.2.1' });
    const [request] = await laurel.dataSource.manager.findBy(EventRecord, {
      type: 'password.reset-requested',
      subjectId: id,
    });
    const { resetId } = identityEvents['password.reset-requested'].read(request!).payload;
    const token = (await laurel.get(MailedLinks).passwordReset(resetId))!.url.split('#')[1]!;
    await change(id, 'moved@example.org');
    await expect(
      laurel.get(SignIn).run({ email: 'moved@example.org', password, address: '192.0.2.1' }),
    ).resolves.toBeDefined();
    await expect(laurel.get(SignIn).run({ email, password, address: '192.0.2.1' })).rejects.toMatchObject({
      code: 'session.credentials',
    });
    await expect(
      laurel.get(ResetPassword).run({ token, password: 'five other quiet words here', address: '192.0.2.1' }),
    ).rejects.toMatchObject({ code: 'password.link' });
  });

  it('closes the invitation that was sent to the old one', async () => {
    const { person, token } = await anInvitee(laurel);
    await change(person.id, 'invited-again@example.org');
    await expect(
      laurel.get(AcceptInvitation).run({ token, password: 'four quiet words together', address: '192.0.2.1' }),
    ).rejects.toMatchObject({ code: 'invitation.closed' });
  });
});
