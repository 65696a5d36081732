import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import { anInvitee, type Laurel, startLaurel } from '#testing';
import { MailedLinks } from '../read/mailed-links.js';
import { AcceptInvitation } from './accept-invitation.js';
import { Invitation } from './invitation.entity.js';

const password = 'four quiet words together';

describe('an invitation', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  const accept = (token: string, name?: string) =>
    laurel.get(AcceptInvitation).run({ token, password, name, address: '192.0.2.1' });
  const events = (subjectId: string) =>
    laurel.dataSource.getRepository(EventRecord).find({ where: { subjectId }, order: { id: 'ASC' } });

  it('creates an account for the person who accepts it, with the roles in the invitation', async () => {
    const { person, token } = await anInvitee(laurel, { email: 'ada@example.org', roles: ['candidate', 'coach'] });
    expect(person).toMatchObject({ userId: null, email: 'ada@example.org' });
    const joined = await accept(token, 'Ada');
    expect(joined).toMatchObject({
      id: person.id,
      name: 'Ada',
      roles: ['candidate', 'coach'],
      userId: expect.any(String),
    });
    expect((await events(person.id)).map(({ type }) => type)).toEqual(['person.invited', 'person.joined']);
  });

  it('works once', async () => {
    const { token } = await anInvitee(laurel);
    await accept(token);
    await expect(accept(token)).rejects.toMatchObject({ kind: 'gone', code: 'invitation.closed' });
  });

  it('creates one account when it is accepted eight times at once', async () => {
    const { person, token } = await anInvitee(laurel);
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => accept(token)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'invitation.closed' });
    const accounts = await laurel.dataSource.query(`SELECT 1 FROM auth."user" WHERE email = $1`, [person.email]);
    expect(accounts).toHaveLength(1);
  });

  it('is valid for fourteen days', async () => {
    const [early, late] = [await anInvitee(laurel), await anInvitee(laurel)];
    laurel.clock.advance({ days: 14, milliseconds: -1 });
    await expect(accept(early.token)).resolves.toBeDefined();
    laurel.clock.advance({ milliseconds: 1 });
    await expect(accept(late.token)).rejects.toMatchObject({
      code: 'invitation.closed',
      message: expect.stringContaining('expired'),
    });
    expect(await laurel.get(MailedLinks).invitation(late.invitationId)).toBeNull();
  });

  it('stays open when the password is refused', async () => {
    const { token } = await anInvitee(laurel);
    await expect(
      laurel.get(AcceptInvitation).run({ token, password: 'too short', address: '192.0.2.1' }),
    ).rejects.toMatchObject({ code: 'password.unfit' });
    await expect(accept(token)).resolves.toBeDefined();
  });

  it('never stores its token in plain text, and does not store it at all once it is closed', async () => {
    const { person, token, invitationId } = await anInvitee(laurel);
    const row = () => laurel.dataSource.getRepository(Invitation).findOneByOrFail({ id: invitationId });
    expect(JSON.stringify([await events(person.id), await row()])).not.toContain(token);
    expect(await laurel.get(MailedLinks).invitation(invitationId)).toMatchObject({
      url: `http://localhost:3000/invitation#${token}`,
      to: { personId: person.id, email: person.email },
    });
    await accept(token);
    expect(await row()).toMatchObject({ sealedToken: null });
    expect(await laurel.get(MailedLinks).invitation(invitationId)).toBeNull();
  });

  it('is accepted by a whole meeting behind one address, all in one minute', async () => {
    const invitees = await Promise.all(Array.from({ length: 40 }, () => anInvitee(laurel)));
    const joined = await Promise.all(invitees.map(({ token }) => accept(token)));
    expect(joined.filter(({ userId }) => userId !== null)).toHaveLength(40);
  }, 120_000);

  it('cannot be found by trying: thirty unknown links from an address, and no limit on the real ones', async () => {
    const { token } = await anInvitee(laurel);
    const guesses = await Promise.allSettled(Array.from({ length: 40 }, (_, index) => accept(`guess-${index}`)));
    const codes = guesses.map((guess) => (guess as { reason: { code: string } }).reason.code);
    expect(codes.filter((code) => code === 'invitation.not-found')).toHaveLength(30);
    expect(codes.filter((code) => code === 'request.too-many')).toHaveLength(10);
    await expect(accept(token)).resolves.toBeDefined();
  });

  it('is opened thirty times at most', async () => {
    const { token } = await anInvitee(laurel);
    const tries = await Promise.allSettled(
      Array.from({ length: 31 }, () =>
        laurel.get(AcceptInvitation).run({ token, password: 'short', address: '192.0.2.9' }),
      ),
    );
    const codes = tries.map((one) => (one as { reason: { code: string } }).reason.code);
    expect(codes.filter((code) => code === 'request.too-many')).toHaveLength(1);
  });
});
