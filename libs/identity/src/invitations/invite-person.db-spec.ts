import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anInvitee, aPerson, type Laurel, startLaurel, theProgram } from '#testing';
import { Person } from '../person.entity.js';
import { AcceptInvitation } from './accept-invitation.js';
import { Invitation } from './invitation.entity.js';
import { InvitePerson } from './invite-person.js';

const password = 'four quiet words together';

describe('an invitation', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  const accept = (token: string) => laurel.get(AcceptInvitation).run({ token, password, address: '192.0.2.1' });

  it('is replaced by the next one for the same person, and has the newer data about them', async () => {
    const first = await anInvitee(laurel, { email: 'grace@example.org', roles: ['candidate'] });
    const second = await anInvitee(laurel, { email: 'grace@example.org', roles: ['reviewer'], name: 'Grace' });
    expect(second.person).toMatchObject({ id: first.person.id, roles: ['reviewer'], name: 'Grace' });
    await expect(accept(first.token)).rejects.toMatchObject({ code: 'invitation.closed' });
    await expect(accept(second.token)).resolves.toMatchObject({ roles: ['reviewer'] });
  });

  it('has one open copy when a person is invited many times at once', async () => {
    const invitee = { email: 'many@example.org', name: 'Many', roles: ['candidate' as const], zone: 'America/Chicago' };
    const programId = await theProgram(laurel);
    await Promise.all(
      Array.from({ length: 8 }, () => laurel.get(InvitePerson).run({ ...invitee, programId, actor: null })),
    );
    const person = await laurel.dataSource.getRepository(Person).findOneByOrFail({ email: 'many@example.org' });
    const invitations = await laurel.dataSource.getRepository(Invitation).findBy({ personId: person.id });
    expect(invitations).toHaveLength(8);
    expect(invitations.filter(({ revokedAt }) => revokedAt === null)).toHaveLength(1);
  });

  it('is not sent to someone who has an account', async () => {
    const { email } = await aPerson(laurel);
    await expect(anInvitee(laurel, { email })).rejects.toMatchObject({ kind: 'conflict', code: 'invitation.joined' });
  });
});
