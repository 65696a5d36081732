import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import { anInvitee, aPersonWithPassword, type Laurel, startLaurel } from '#testing';
import { RequestPasswordReset } from './request-password-reset.js';

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

  it('can be reset without revealing whether the address has an account', async () => {
    const { person: invitee } = await anInvitee(laurel);
    for (const email of ['nobody@example.org', invitee.email]) {
      await expect(laurel.get(RequestPasswordReset).run({ email, address })).resolves.toBeUndefined();
    }
    expect(await requests(invitee.id)).toEqual([]);
  });

  it('can be reset at most three times an hour, whether there is an account or not', async () => {
    const { email } = await aPersonWithPassword(laurel);
    for (const asked of [email, 'nobody-else@example.org']) {
      for (let time = 0; time < 3; time += 1)
        await laurel.get(RequestPasswordReset).run({ email: asked, address: '192.0.2.9' });
      await expect(laurel.get(RequestPasswordReset).run({ email: asked, address: '192.0.2.9' })).rejects.toMatchObject({
        code: 'request.too-many',
        details: { retryAfter: 3600 },
      });
    }
  });
});
