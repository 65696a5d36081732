import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecord, Task } from '#database';
import { FilePreparer } from '#formats';
import { aFile, aPerson, aSubmission, type Laurel, startLaurel } from '#testing';
import { refusal } from '../../test/refusal.js';
import { ArtifactFile } from '../artifact-file.entity.js';
import { PrepareAgain } from './prepare-again.js';
import { PrepareEarlierFiles } from './prepare-earlier-files.js';
import { PrepareFile } from './prepare-file.js';
import { Preparation } from './preparation.entity.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

const sealedFile = async () => {
  const { id: submissionId } = await aSubmission(laurel).sealed();
  const file = await laurel.dataSource.manager.findOneByOrFail(ArtifactFile, { submissionId });
  const actor = await aPerson(laurel, { roles: ['administrator'] });
  return { submissionId, file, actor, ask: { actor, submissionId, fileId: file.id } };
};
const now = ({ storageKey }: ArtifactFile) =>
  laurel.dataSource.manager.findOneByOrFail(Preparation, { id: storageKey });

describe('preparing a file again', () => {
  it('asks the worker, who makes a new copy while reviewers keep the earlier one', async () => {
    const { file, actor, ask } = await sealedFile();
    const before = await now(file);
    await laurel.get(PrepareAgain).run(ask);
    expect(await now(file)).toMatchObject({ state: 'ready', cleaner: 0, copyKey: before.copyKey });
    const { manager } = laurel.dataSource;
    expect(await manager.findBy(Task, { subjectId: file.id })).toMatchObject([
      { name: 'file.prepare', actorId: actor.id },
    ]);
    expect(await manager.findBy(EventRecord, { subjectId: file.id, type: 'file.preparation-requested' })).toMatchObject(
      [{ actorId: actor.id }],
    );

    await laurel.get(PrepareFile).run({ fileId: file.id });
    const after = await now(file);
    expect(after).toMatchObject({ state: 'ready', cleaner: FilePreparer.cleaner, copySha256: before.copySha256 });
    expect(after.copyKey).not.toBe(before.copyKey);
  });

  it('is refused while a worker is making a copy, and possible when that worker has crashed', async () => {
    const { file, ask } = await sealedFile();
    await laurel.get(PrepareAgain).run(ask);
    expect(await refusal(laurel.get(PrepareAgain).run(ask))).toMatchObject({ code: 'file.being-prepared' });
    expect(await laurel.get(PrepareEarlierFiles).run()).toBe(0);
    laurel.clock.advance({ minutes: 31 });
    await laurel.get(PrepareAgain).run(ask);
    expect(await now(file)).toMatchObject({ cleaner: 0, begunAt: laurel.clock.now() });
  });

  it('takes one of two requests at the same time', async () => {
    const { ask } = await sealedFile();
    const asked = await Promise.allSettled([laurel.get(PrepareAgain).run(ask), laurel.get(PrepareAgain).run(ask)]);
    expect(asked.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is refused for a draft, an unknown file, and a file that did not pass the scan', async () => {
    const draft = await aSubmission(laurel).draft();
    const inDraft = await aFile(laurel, draft);
    const { file, ask } = await sealedFile();
    const run = (input: typeof ask) => refusal(laurel.get(PrepareAgain).run(input));
    expect(await run({ ...ask, submissionId: draft.id, fileId: inDraft.id })).toMatchObject({
      code: 'submission.not-found',
    });
    expect(await run({ ...ask, fileId: inDraft.id })).toMatchObject({ code: 'file.not-found' });
    expect(await run({ ...ask, submissionId: file.id })).toMatchObject({ code: 'submission.not-found' });
    await laurel.dataSource.query(`UPDATE artifact_file SET state = 'infected' WHERE id = $1`, [file.id]);
    expect(await run(ask)).toMatchObject({ code: 'file.infected' });
  });
});
