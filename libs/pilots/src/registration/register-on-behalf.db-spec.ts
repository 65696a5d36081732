import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RegisterOnBehalf } from '#pilots';
import { aPerson, aPilot, attended, type Laurel, startLaurel } from '#testing';

const actor = { id: 'eln' };

describe('registering on behalf of a candidate', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  it('finds the candidate by id or by email address, in any case', async () => {
    const pilot = await aPilot(laurel).open();
    const [first, second] = [await aPerson(laurel), await aPerson(laurel)];
    await attended(laurel, pilot, first, second);
    const { programId } = pilot.pilot;
    const registration = {
      actor,
      programId,
      pilotId: pilot.id,
      versionId: pilot.versionId,
      acknowledgesWorkload: false,
    };
    const register = laurel.get(RegisterOnBehalf);
    expect(await register.run({ ...registration, named: { personId: first.id.toUpperCase() } })).toMatchObject({
      personId: first.id,
    });
    expect(await register.run({ ...registration, named: { email: second.email.toUpperCase() } })).toMatchObject({
      personId: second.id,
    });
  });

  it('is refused for anyone who is not a candidate, with the field at fault', async () => {
    const pilot = await aPilot(laurel).open();
    const reviewer = await aPerson(laurel, { roles: ['reviewer'] });
    const { programId } = pilot.pilot;
    const registration = {
      actor,
      programId,
      pilotId: pilot.id,
      versionId: pilot.versionId,
      acknowledgesWorkload: false,
    };
    for (const [named, pointer] of [
      [{ personId: reviewer.id }, '/personId'],
      [{ email: 'nobody@example.org' }, '/email'],
    ] as const) {
      await expect(laurel.get(RegisterOnBehalf).run({ ...registration, named })).rejects.toMatchObject({
        code: 'registration.unknown-candidate',
        details: { errors: [{ pointer }] },
      });
    }
  });
});
