import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aVersion } from '#testing';
import { type Authoring, historyOf, startAuthoring } from '../../test/authoring.js';
import { AuthoredStackQueries } from './authored-stack.queries.js';
import { RenameMicroCredential } from './rename-micro-credential.js';

describe('renaming a micro-credential', () => {
  let laurel: Authoring;
  beforeAll(async () => {
    laurel = await startAuthoring();
  });
  afterAll(() => laurel.stop());

  it('ends its working title, leaves both titles in the history, and changes no version', async () => {
    const { content } = await aVersion(laurel, { code: 'MAN-1' }).inPilot();
    const queries = laurel.get(AuthoredStackQueries);
    const { title, workingTitle, revision } = await queries.microCredential(laurel.ofProgram.programId, 'MAN-1');
    expect(workingTitle).toBe(true);
    const rename = (seen: number) =>
      laurel.get(RenameMicroCredential).run({ ...laurel.ofProgram, code: 'MAN-1', revision: seen, title: 'Budgets' });
    await rename(revision);
    await rename(revision + 1);
    expect(await queries.microCredential(laurel.ofProgram.programId, 'MAN-1')).toMatchObject({
      title: 'Budgets',
      workingTitle: false,
      revision: revision + 1,
    });
    expect(await historyOf(laurel, 'micro-credential.renamed')).toEqual([
      { code: 'MAN-1', from: title, to: 'Budgets' },
    ]);
    const stored = await laurel.dataSource.query<{ content: unknown }[]>('SELECT content FROM version ORDER BY id');
    expect(stored.at(-1)!.content).toEqual(content);
  });
});
