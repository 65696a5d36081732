import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anEnrollment, aPerson, aPilot, type Laurel, startLaurel } from '#testing';
import { LegalHolds } from './legal-holds.js';
import { PlaceHold } from './place-hold.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

const areOn = (personId: string) => laurel.get(LegalHolds).areOn(laurel.dataSource.manager, personId);

describe('a legal hold', () => {
  it('protects a person, once', async () => {
    const [actor, { id: personId }, stranger] = [await aPerson(laurel), await aPerson(laurel), await aPerson(laurel)];
    await laurel.get(PlaceHold).run({ actor, personId, reason: 'A lawsuit' });
    expect([await areOn(personId), await areOn(stranger.id)]).toEqual([true, false]);
    await expect(laurel.get(PlaceHold).run({ actor, personId, reason: 'Another' })).rejects.toMatchObject({
      kind: 'conflict',
      code: 'legal-hold.placed',
    });
  });

  it('on a pilot protects everyone who is or was in it', async () => {
    const pilot = await aPilot(laurel).open();
    const { personId } = await anEnrollment(laurel, { pilot }).withdrawn();
    await laurel.get(PlaceHold).run({ actor: await aPerson(laurel), pilotId: pilot.id, reason: 'A lawsuit' });
    expect(await areOn(personId)).toBe(true);
  });

  it('is refused for a person or a pilot that does not exist', async () => {
    const [actor, nobody] = [await aPerson(laurel), '00000000-0000-7000-8000-000000000000'];
    const place = (on: object) => laurel.get(PlaceHold).run({ actor, reason: 'A lawsuit', ...on });
    await expect(place({ personId: nobody })).rejects.toMatchObject({ code: 'person.not-found' });
    await expect(place({ pilotId: nobody })).rejects.toMatchObject({ code: 'pilot.not-found' });
  });
});
