import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import { anAdministrator, inProgram, type Laurel, startLaurel, theProgram } from '#testing';
import { ChangeProgram, type ProgramChange } from './change-program.js';
import { standardSettings } from './program-settings.document.js';
import { SettingsQueries } from './settings.queries.js';

let laurel: Laurel;
let programId: string;
beforeAll(async () => {
  laurel = await startLaurel();
  programId = await theProgram(laurel);
});
afterAll(() => laurel.stop());

const read = (id = programId) => laurel.get(SettingsQueries).of({ kind: 'program', id });
const change = async (changes: ProgramChange['changes'], revision?: number) =>
  laurel
    .get(ChangeProgram)
    .run({ actor: anAdministrator, programId, revision: revision ?? (await read()).revision, changes });

describe('the settings of a program', () => {
  it('are the standard ones until an administrator changes them', async () => {
    expect(await read()).toMatchObject({ ...standardSettings, code: 'MLDS', revision: 1 });
  });

  it('change part by part, and the history says what changed', async () => {
    const roleNames = { candidate: 'Principal' };
    await change({ roleNames });
    const changed = await change({ acceptUnscanned: false });
    expect(changed).toMatchObject({ roleNames, acceptUnscanned: false });
    expect(await read()).toEqual(changed);
    const events = await laurel.dataSource.manager.find(EventRecord, {
      where: { type: 'program.changed', subjectId: programId },
      order: { id: 'ASC' },
    });
    expect(events.map(({ payload }) => payload)).toEqual([
      { changed: ['word for candidate: added "Principal"'] },
      { changed: ['files that were not scanned: "as usual" is now "no"'] },
    ]);
  });

  it('are not overwritten by somebody who saw an older revision', async () => {
    const { revision } = await read();
    await change({ name: 'School Leaders' }, revision);
    await expect(change({ name: 'Others' }, revision)).rejects.toMatchObject({ kind: 'stale', code: 'program.stale' });
    expect(await read()).toMatchObject({ name: 'School Leaders', revision: revision + 1 });
  });

  it('stay as they are when nothing is different', async () => {
    const before = await read();
    expect(await change({ name: before.name, accent: before.accent })).toEqual(before);
  });

  it('refuse an accent color on which nobody can read text, with a color that works', async () => {
    await expect(change({ accent: '#ffcc00' })).rejects.toMatchObject({
      code: 'program.settings',
      details: { errors: [{ pointer: '/accent', detail: expect.stringMatching(/1\.5:1.*for example #[0-9a-f]{6}/) }] },
    });
    expect(await change({ accent: '#1f3a93' })).toMatchObject({ accent: '#1f3a93' });
  });

  it('are those of this program alone', async () => {
    await change({ accent: '#1f3a93' });
    const other = await theProgram(await inProgram(laurel, 'OTHER'));
    expect(await read(other)).toMatchObject({ ...standardSettings, accent: null });
  });
});
