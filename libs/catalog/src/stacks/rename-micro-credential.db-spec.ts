import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProgramQueries } from '#programs';
import { aVersion, type Laurel, seededCatalog, startLaurel } from '#testing';
import { AuthoredStackQueries } from './authored-stack.queries.js';
import { RenameMicroCredential } from './rename-micro-credential.js';

const actor = { id: 'an-author' };

describe('renaming a micro-credential', () => {
  let laurel: Laurel;
  let programId: string;
  beforeAll(async () => {
    laurel = await startLaurel();
    await seededCatalog(laurel);
    programId = (await laurel.get(ProgramQueries).standard()).id;
  });
  afterAll(() => laurel.stop());

  const events = async (type: string) =>
    (
      await laurel.dataSource.query<{ payload: unknown }[]>('SELECT payload FROM event WHERE type = $1 ORDER BY id', [
        type,
      ])
    ).map(({ payload }) => payload);

  it('ends its working title, leaves both titles in the history, and changes no version', async () => {
    const { content } = await aVersion(laurel, { code: 'MAN-1' }).inPilot();
    const queries = laurel.get(AuthoredStackQueries);
    const { title, workingTitle, revision } = await queries.microCredential(programId, 'MAN-1');
    expect(workingTitle).toBe(true);
    const rename = (seen: number) =>
      laurel.get(RenameMicroCredential).run({ programId, code: 'MAN-1', revision: seen, title: 'Budgets', actor });
    await rename(revision);
    await rename(revision + 1);
    expect(await queries.microCredential(programId, 'MAN-1')).toMatchObject({
      title: 'Budgets',
      workingTitle: false,
      revision: revision + 1,
    });
    expect(await events('micro-credential.renamed')).toEqual([{ code: 'MAN-1', from: title, to: 'Budgets' }]);
    const stored = await laurel.dataSource.query<{ content: unknown }[]>('SELECT content FROM version ORDER BY id');
    expect(stored.at(-1)!.content).toEqual(content);
  });
});
