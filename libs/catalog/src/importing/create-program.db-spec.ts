import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Person } from '#identity';
import { SettingsQueries } from '#programs';
import { aPerson, asActor, inProgram, type Laurel, startLaurel } from '#testing';
import { CatalogQueries } from '../read/catalog.queries.js';
import { shippedFile } from './catalog-seed.js';
import { CreateProgram, type ProgramCreation } from './create-program.js';
import { readProgramFile } from './program-file.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

const create = (file: unknown, by: ProgramCreation['by'] = { invited: null }) =>
  laurel.get(CreateProgram).run({ file: readProgramFile(file), by });
const named = (code: string) => ({ program: { code, name: `Program ${code}` } });

describe('creating a program', () => {
  it('makes the program with its settings and its catalog', async () => {
    const settings = { roleNames: { candidate: 'Leader' }, accent: '#1f3a93' };
    const made = await create({ ...(shippedFile('sen-program') as object), settings });
    expect(made).toMatchObject({ code: 'SEN', microCredentials: 1, versions: 1, invitationId: null });
    expect(await laurel.get(SettingsQueries).of({ kind: 'program', id: made.id })).toMatchObject({
      ...settings,
      newPilots: { windowDays: 120 },
    });
    expect(await laurel.get(CatalogQueries).microCredentials(made.id)).toHaveLength(1);
  });

  it('needs a code and a name only: its catalog is then empty', async () => {
    expect(await create(named('EMPTY'))).toMatchObject({ competencies: 0, microCredentials: 0, versions: 0 });
  });

  it('makes an administrator of the first program its administrator, with the account that they have', async () => {
    const person = await aPerson(laurel, { roles: ['administrator'], name: 'Ada' });
    const { id: programId } = await create(named('OURS'), { actor: asActor(person) });
    expect(await laurel.dataSource.manager.findBy(Person, { programId })).toMatchObject([
      { name: 'Ada', roles: ['administrator'], userId: person.userId, email: person.email },
    ]);
  });

  it('invites the administrator whom the command line names', async () => {
    const { id: programId, invitationId } = await create(named('INVITED'), { invited: 'ana@example.org' });
    expect(invitationId).not.toBeNull();
    expect(await laurel.dataSource.manager.findBy(Person, { programId })).toMatchObject([
      { email: 'ana@example.org', roles: ['administrator'], userId: null },
    ]);
  });

  it('is for administrators of the first program', async () => {
    const elsewhere = await aPerson(await inProgram(laurel, 'OTHER'), { roles: ['administrator'] });
    await expect(create(named('THEIRS'), { actor: asActor(elsewhere) })).rejects.toMatchObject({
      kind: 'forbidden',
      code: 'program.not-first',
    });
  });

  it('is refused for a code that another program has, and then makes nothing', async () => {
    await create(named('TAKEN'));
    await expect(create({ ...(shippedFile('ms-leads-program') as object), ...named('TAKEN') })).rejects.toMatchObject({
      code: 'program.code-taken',
      details: { errors: [{ pointer: '/program/code' }] },
    });
    expect((await create(shippedFile('ms-leads-program'))).code).toBe('MSLEADS');
  });
});
