import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anInvitee, type Laurel, startLaurel } from '#testing';
import { AcceptInvitation } from './accept-invitation.js';
import { ReadInvitation } from './read-invitation.js';

describe('reading an invitation', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  const read = (token: string, address = '192.0.2.1') => laurel.get(ReadInvitation).run({ token, address });

  it('says whom it invites, no matter how often the link is opened, until it is closed', async () => {
    const { person, invitationId, token } = await anInvitee(laurel, { name: 'Ada', roles: ['reviewer'] });
    for (let time = 0; time < 40; time += 1)
      expect(await read(token)).toMatchObject({
        id: invitationId,
        personId: person.id,
        name: 'Ada',
        roles: ['reviewer'],
        state: 'open',
      });
    await laurel.get(AcceptInvitation).run({ token, password: 'four quiet words together', address: '192.0.2.2' });
    await expect(read(token)).rejects.toMatchObject({ kind: 'gone', code: 'invitation.closed' });
  });

  it('counts invalid tokens as guesses', async () => {
    for (let time = 0; time < 30; time += 1)
      await expect(read(`guess-${time}`, '192.0.2.9')).rejects.toMatchObject({ code: 'invitation.not-found' });
    await expect(read('guess-30', '192.0.2.9')).rejects.toMatchObject({ code: 'request.too-many' });
  });
});
