import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson, anAdministrator, type Laurel, startLaurel } from '#testing';
import { DeactivatePerson } from './deactivate-person.js';
import { LiftDeactivation } from './lift-deactivation.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

describe('reactivating a person', () => {
  it('gives back everything as it was', async () => {
    await aPerson(laurel, { roles: ['administrator'] });
    const person = await aPerson(laurel, { roles: ['candidate', 'coach'] });
    await laurel.get(DeactivatePerson).run({ actor: anAdministrator, personId: person.id });
    const back = await laurel.get(LiftDeactivation).run({ actor: anAdministrator, personId: person.id });
    expect({ ...back, revision: 0 }).toEqual({ ...person, revision: 0 });
  });

  it('is refused once the person is erased', async () => {
    const { id } = await aPerson(laurel);
    await laurel.dataSource.query('UPDATE person SET deactivated_at = now(), erased_at = now() WHERE id = $1', [id]);
    await expect(laurel.get(LiftDeactivation).run({ actor: anAdministrator, personId: id })).rejects.toMatchObject({
      code: 'person.erased',
    });
  });
});
