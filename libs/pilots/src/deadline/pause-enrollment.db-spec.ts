import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PauseEnrollment } from '#pilots';
import { anEnrollment, type Laurel, startLaurel } from '#testing';

const administrator = { kind: 'person' as const, id: 'an-administrator', roles: ['administrator'] };

describe('pausing an enrollment', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  it('is refused once the close has passed, expired or not', async () => {
    const enrollment = await anEnrollment(laurel).active();
    laurel.clock.set(enrollment.closesAt!);
    await expect(
      laurel.get(PauseEnrollment).run({ actor: administrator, enrollmentId: enrollment.id, reason: 'Leave' }),
    ).rejects.toMatchObject({ code: 'enrollment.closed' });
  });
});
