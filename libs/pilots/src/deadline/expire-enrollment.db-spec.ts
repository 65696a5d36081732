import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ExpireEnrollment } from '#pilots';
import { anEnrollment, type Laurel, startLaurel } from '#testing';

const administrator = { kind: 'person' as const, id: 'an-administrator', roles: ['administrator'] };

describe('expiring an enrollment', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  it('is possible for an administrator, with a reason, only after the close', async () => {
    const enrollment = await anEnrollment(laurel).active();
    const byHand = () =>
      laurel
        .get(ExpireEnrollment)
        .run({ actor: administrator, enrollmentId: enrollment.id, reason: 'The close has passed' });
    await expect(byHand()).rejects.toMatchObject({ code: 'enrollment.still-open' });
    laurel.clock.set(enrollment.closesAt!);
    expect(await byHand()).toMatchObject({ state: 'expired' });
  });
});
