import type { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FileScanner } from '#storage';
import { aFile, asCandidate, aSubmission, type Laurel, startLaurel, theProgramHas } from '#testing';
import { SubmissionQueries } from '../attempts/submission.queries.js';
import { ArtifactFile } from '../artifact-file.entity.js';
import { UnscannedFiles } from './unscanned-files.js';

let laurel: Laurel;
beforeAll(async () => {
  const scan = (content: Readable) => {
    content.destroy();
    return Promise.resolve({ result: 'unscanned', detail: null });
  };
  laurel = await startLaurel({ replace: [[FileScanner, { scan }]] });
});
afterAll(() => laurel.stop());

async function anUnscannedFile() {
  const submission = await aSubmission(laurel).complete();
  const { id } = await aFile(laurel, submission);
  const file = await laurel.dataSource.manager.findOneByOrFail(ArtifactFile, { id });
  expect(file.state).toBe('unscanned');
  return { submission, file };
}

describe('files that were not scanned', () => {
  it.each([
    ['are not taken where the program says no', { program: false, operator: true, taken: false }],
    ['are taken where the program says yes', { program: true, operator: false, taken: true }],
    ['are as the operator says where the program says nothing', { program: null, operator: true, taken: true }],
    ['are as the operator says where the program says nothing: no', { program: null, operator: false, taken: false }],
  ])('%s', async (_, { program, operator, taken }) => {
    const { submission, file } = await anUnscannedFile();
    await theProgramHas(laurel, { acceptUnscanned: program });
    laurel.configuration.acceptUnscanned = operator;
    expect(await laurel.get(UnscannedFiles).areTakenIn(submission.id)).toBe(taken);
    const opened = laurel.get(UnscannedFiles).refuse(file);
    if (taken) await expect(opened).resolves.toBeUndefined();
    else await expect(opened).rejects.toMatchObject({ code: 'file.unscanned' });
    const { missingParts } = await laurel
      .get(SubmissionQueries)
      .forCandidate(asCandidate(submission.candidateId), submission.id);
    expect(missingParts.some(({ part }) => part === 'file-check')).toBe(!taken);
  });
});
