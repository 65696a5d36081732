import { ChangeProgram, type ProgramChange, SettingsQueries } from '#programs';
import type { Laurel } from '../start-laurel.js';
import { theProgram } from './people.js';

/** Changes settings of the program in which things are made. */
export async function theProgramHas(laurel: Laurel, changes: ProgramChange['changes']): Promise<void> {
  const programId = await theProgram(laurel);
  const { revision } = await laurel.get(SettingsQueries).of({ kind: 'program', id: programId });
  await laurel.get(ChangeProgram).run({ actor: { id: 'an-administrator' }, programId, revision, changes });
}
