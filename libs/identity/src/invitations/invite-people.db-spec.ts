import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anInvitee, aPerson, asActor, type Laurel, startLaurel } from '#testing';
import { Invitation } from './invitation.entity.js';
import { InvitePeople } from './invite-people.js';

describe('many invitations at once', () => {
  let laurel: Laurel;
  let actor: ReturnType<typeof asActor>;
  beforeAll(async () => {
    laurel = await startLaurel();
    actor = asActor(await aPerson(laurel, { roles: ['administrator'] }));
  });
  afterAll(() => laurel.stop());

  let number = 0;
  const someone = (email = `person-${++number}@example.org`) => ({
    email,
    name: 'Pat Example',
    roles: ['candidate' as const],
    zone: 'America/Chicago',
  });
  const invite = (invitees: ReturnType<typeof someone>[], checkOnly = false) =>
    laurel.get(InvitePeople).run({ actor, programId: actor.programId, invitees, checkOnly });
  const sent = () => laurel.dataSource.getRepository(Invitation).count();

  it('are all sent, and replace those that are open', async () => {
    const { person } = await anInvitee(laurel, { email: 'again@example.org' });
    await expect(invite([someone(), someone('again@example.org')])).resolves.toEqual({ invited: 2, again: 1 });
    const invitations = await laurel.dataSource.getRepository(Invitation).findBy({ personId: person.id });
    expect(invitations.filter(({ revokedAt }) => revokedAt === null)).toHaveLength(1);
  });

  it('are only counted where that is asked', async () => {
    const before = await sent();
    await expect(invite([someone(), someone()], true)).resolves.toEqual({ invited: 2, again: 0 });
    expect(await sent()).toBe(before);
  });

  it('are none where one of them cannot be sent: each such row is named', async () => {
    const { email } = await aPerson(laurel);
    const before = await sent();
    const twice = someone();
    await expect(invite([twice, someone(email), someone(), twice])).rejects.toMatchObject({
      code: 'invitations.refused',
      details: {
        errors: [
          { pointer: '/invitees/1/email', detail: 'This person already has an account. Change their roles instead.' },
          { pointer: '/invitees/3/email', detail: 'This address is in the list already.' },
        ],
      },
    });
    expect(await sent()).toBe(before);
  });

  it('of two administrators for the same people do not get in each other’s way', async () => {
    const people = [someone(), someone(), someone()];
    await Promise.all([invite(people), invite(people.toReversed())]);
  });
});
