import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson, asActor, type Laurel, startLaurel } from '#testing';
import type { Person } from '../person.entity.js';
import { EditPerson, type PersonChanges } from './edit-person.js';

describe('editing a person', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  const edit = ({ id, revision }: Person, changes: PersonChanges, actor = asActor({ id, roles: [] })) =>
    laurel.get(EditPerson).run({ personId: id, revision, changes, actor });

  it('changes the given fields and nothing else', async () => {
    const person = await aPerson(laurel, { district: 'North', region: 3 });
    const edited = await edit(person, { district: null, zone: 'America/Denver' });
    expect(edited).toEqual({ ...person, district: null, zone: 'America/Denver', revision: person.revision + 1 });
  });

  it('is refused when the person has changed since they were read: of two edits at once, one succeeds', async () => {
    const person = await aPerson(laurel);
    const results = await Promise.allSettled([edit(person, { school: 'One' }), edit(person, { school: 'Two' })]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(edit(person, { school: 'Three' })).rejects.toMatchObject({ kind: 'stale', code: 'person.stale' });
  });

  it('accepts only IANA names of time zones', async () => {
    const person = await aPerson(laurel);
    for (const zone of ['Central', 'America/Nowhere', ''])
      await expect(edit(person, { zone })).rejects.toMatchObject({ code: 'person.zone' });
  });

  it('always leaves an administrator: when two remove the role from each other at once, one keeps it', async () => {
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

  it('leaves an event with the names of the changed fields, and not their values', async () => {
    const person = await aPerson(laurel);
    await edit(person, { employer: 'A secret employer', name: 'New name' });
    const [event] = await laurel.dataSource.query<{ payload: unknown }[]>(
      `SELECT payload FROM event WHERE type = 'person.profile-edited' AND subject_id = $1`,
      [person.id],
    );
    expect(event!.payload).toEqual({ changed: ['employer', 'name'] });
  });
});
