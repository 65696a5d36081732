import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anInvitee, aPerson, asActor, type Laurel, startLaurel } from '#testing';
import { AcceptInvitation } from './accept-invitation.js';
import { RevokeInvitation } from './revoke-invitation.js';

const password = 'four quiet words together';

describe('an invitation', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  const accept = (token: string) => laurel.get(AcceptInvitation).run({ token, password, address: '192.0.2.1' });

  it('stops working when it is withdrawn; withdrawing an accepted invitation is a conflict', async () => {
    const administrator = await aPerson(laurel, { roles: ['administrator'] });
    const [withdrawn, accepted] = [await anInvitee(laurel), await anInvitee(laurel)];
    const revoke = (id: string) =>
      laurel.get(RevokeInvitation).run({ actor: asActor(administrator), invitationId: id });
    await revoke(withdrawn.invitationId);
    await revoke(withdrawn.invitationId);
    await expect(accept(withdrawn.token)).rejects.toMatchObject({ code: 'invitation.closed' });
    await accept(accepted.token);
    await expect(revoke(accepted.invitationId)).rejects.toMatchObject({
      kind: 'conflict',
      code: 'invitation.accepted',
    });
  });
});
