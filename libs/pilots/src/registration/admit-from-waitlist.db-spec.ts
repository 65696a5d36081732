import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { instantAt } from '#kernel';
import { type Enrollment, EnrollmentRepository, WithdrawEnrollment } from '#pilots';
import { anEnrollment, aPilot, type Laurel, startLaurel } from '#testing';

const administrator = { kind: 'person' as const, id: 'an-administrator', roles: ['administrator'] };

describe('a free seat', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  const withdraw = ({ id }: Enrollment, viewer = administrator as { kind: 'person'; id: string; roles: string[] }) =>
    laurel.get(WithdrawEnrollment).run({ actor: viewer, enrollmentId: id, reason: 'Moved away' });
  const stateOf = async ({ id }: Enrollment) =>
    (await laurel.get(EnrollmentRepository).find(laurel.dataSource.manager, id)).state;

  it('goes to nobody once the pilot’s closing day is over', async () => {
    const pilot = await aPilot(laurel, { closesOn: '2026-06-30' }).withSeats(1).open();
    const [seated, waiting] = [
      await anEnrollment(laurel, { pilot }).registered(),
      await anEnrollment(laurel, { pilot }).registered(),
    ];
    laurel.clock.set(instantAt('2026-07-01', '00:00', 'America/Chicago'));
    await withdraw(seated);
    expect(await stateOf(waiting)).toBe('waitlisted');
  });
});
