import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Enrollment, OfferSeats, RegisterForPilot } from '#pilots';
import { aPerson, aPilot, attended, type Laurel, type OpenPilot, startLaurel } from '#testing';

describe('offering seats', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  const register = (
    pilot: OpenPilot,
    person: { id: string },
    differs: { versionId?: string; acknowledgesWorkload?: boolean } = {},
  ): Promise<Enrollment> =>
    laurel.get(RegisterForPilot).run({
      actor: person,
      personId: person.id,
      pilotId: pilot.id,
      versionId: pilot.versionId,
      acknowledgesWorkload: false,
      ...differs,
    });

  async function attendees(pilot: OpenPilot, count: number): Promise<{ id: string }[]> {
    const people = await Promise.all(Array.from({ length: count }, () => aPerson(laurel)));
    await attended(laurel, pilot, ...people);
    return people;
  }

  it('admits people from the waitlist in order when seats are added', async () => {
    const pilot = await aPilot(laurel).withSeats(1).open();
    const people = await attendees(pilot, 4);
    const enrollments: Enrollment[] = [];
    for (const person of people) enrollments.push(await register(pilot, person));
    await laurel.get(OfferSeats).run({
      actor: { id: 'an-administrator' },
      pilotId: pilot.id,
      revision: pilot.pilot.revision,
      versionId: pilot.versionId,
      seats: 3,
    });
    const states = await Promise.all(
      enrollments.map(({ id }) => laurel.dataSource.query('SELECT state FROM enrollment WHERE id = $1', [id])),
    );
    expect(states.flat().map(({ state }) => state)).toEqual(['registered', 'registered', 'registered', 'waitlisted']);
  });
});
