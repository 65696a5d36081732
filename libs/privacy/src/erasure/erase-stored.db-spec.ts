import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Transactor } from '#database';
import { ArtifactStore } from '#storage';
import { submissionsData } from '#submissions';
import { aTeamSubmission, type Laurel, startLaurel, type TeamSubmissions } from '#testing';
import { EraseStored } from './erase-stored.js';
import { eraseRows } from './erasing.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

/** What candidates write. The manifests of submissions change only for an erasure that is due. */
const contents = submissionsData.tables.filter(({ table }) => table !== 'submission');

/** Erases the work of a person, as the steps of an erasure do. */
async function erased(personId: string): Promise<void> {
  await laurel.get(EraseStored).erase({ personId });
  await laurel.get(Transactor).run(async (tx) => {
    for (const table of contents) await eraseRows(tx, table, personId);
  });
  await laurel.dataSource.query('UPDATE person SET erased_at = now(), deactivated_at = now() WHERE id = $1', [
    personId,
  ]);
}

const textsOf = (ids: string[]) =>
  laurel.dataSource
    .query<{ text: string }[]>('SELECT text FROM artifact WHERE submission_id = ANY ($1)', [ids])
    .then((rows) => rows.map(({ text }) => text).filter((text) => text !== ''));
const isStored = async ({ shared }: TeamSubmissions): Promise<boolean> => {
  const [file] = await laurel.dataSource.query<[{ key: string }]>(
    'SELECT storage_key AS key FROM artifact_file WHERE submission_id = $1',
    [shared.id],
  );
  return (await laurel.get(ArtifactStore).stat(file.key)) !== null;
};

describe('what a team wrote together', () => {
  it('stays for the others when a member is erased, and goes with the last', async () => {
    const their = await aTeamSubmission(laurel).sealed();
    const [first, second] = their.own;
    await erased(their.members[0]!.personId);
    expect(await textsOf([first!.id])).toEqual([]);
    expect(await textsOf([second!.id])).toHaveLength(2);
    expect(await textsOf([their.shared.id])).toHaveLength(1);
    expect(await isStored(their)).toBe(true);
    await erased(their.members[1]!.personId);
    expect(await textsOf([second!.id, their.shared.id])).toEqual([]);
    expect(await isStored(their)).toBe(false);
  });
});
