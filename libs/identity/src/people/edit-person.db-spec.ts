import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson, asActor, type Laurel, startLaurel } from '#testing';
import type { Person } from '../person.entity.js';
import { EditPerson, type PersonChanges } from './edit-person.js';

describe('a change of a person', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  const edit = ({ id, revision }: Person, changes: PersonChanges, actor = asActor({ id, roles: [] })) =>
    laurel.get(EditPerson).run({ personId: id, revision, changes, actor });

  it('changes what it names and nothing else', async () => {
    const person = await aPerson(laurel, { district: 'North', region: 3 });
    const edited = await edit(person, { district: null, zone: 'America/Denver' });
    expect(edited).toEqual({ ...person, district: null, zone: 'America/Denver', revision: person.revision + 1 });
  });

  it('is refused on what has changed since it was read: of two at once, one', async () => {
    const person = await aPerson(laurel);
    const results = await Promise.allSettled([edit(person, { school: 'One' }), edit(person, { school: 'Two' })]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(edit(person, { school: 'Three' })).rejects.toMatchObject({ kind: 'stale', code: 'person.stale' });
  });

  it('knows zones by their IANA names alone', async () => {
    const person = await aPerson(laurel);
    for (const zone of ['Central', 'America/Nowhere', ''])
      await expect(edit(person, { zone })).rejects.toMatchObject({ code: 'person.zone' });
  });

  it('leaves an administrator: of two who take the role from each other at once, one keeps it', async () => {
    const [one, two] = [
      await aPerson(laurel, { roles: ['administrator'] }),
      await aPerson(laurel, { roles: ['administrator', 'coach'] }),
    ];
    const results = await Promise.allSettled([
      edit(one, { roles: [] }, asActor(two)),
      edit(two, { roles: ['coach'] }, asActor(one)),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = results.find((result): result is PromiseRejectedResult => result.status === 'rejected');
    expect(refused!.reason).toMatchObject({ kind: 'conflict', code: 'person.last-administrator' });
  });

  it('is told to who listens, with what changed and not with its content', async () => {
    const person = await aPerson(laurel);
    await edit(person, { employer: 'A secret employer', name: 'New name' });
    const [event] = await laurel.dataSource.query<{ payload: unknown }[]>(
      `SELECT payload FROM event WHERE type = 'person.profile-edited' AND subject_id = $1`,
      [person.id],
    );
    expect(event!.payload).toEqual({ changed: ['employer', 'name'] });
  });
});
