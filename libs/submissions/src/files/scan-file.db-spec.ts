import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FileScanner } from '#storage';
import { asCandidate, aSubmission, type Laurel, startLaurel } from '#testing';
import { add, put } from '../../test/added-file.js';
import { SubmissionQueries } from '../attempts/submission.queries.js';
import { ScanFile } from './scan-file.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

describe('scanning files', () => {
  it('marks a file clean once its bytes are in the store, and only once', async () => {
    const draft = await aSubmission(laurel).draft();
    const file = await add(laurel, draft, put('a few bytes'));
    expect(file).toMatchObject({ state: 'uploaded', size: 11, position: 1 });
    expect(await laurel.get(ScanFile).run({ fileId: file.id })).toBe('clean');
    expect(await laurel.get(ScanFile).run({ fileId: file.id })).toBeNull();
  });

  it('keeps an infected file out of the seal, and says so', async () => {
    const draft = await aSubmission(laurel).draft();
    const file = await add(laurel, draft, put('eicar'));
    const scanner = laurel.get(FileScanner);
    const scan = scanner.scan.bind(scanner);
    scanner.scan = async () => ({ result: 'infected', detail: 'Eicar-Test-Signature' });
    expect(await laurel.get(ScanFile).run({ fileId: file.id })).toBe('infected');
    scanner.scan = scan;
    const { missingParts } = await laurel.get(SubmissionQueries).forCandidate(asCandidate(draft.candidateId), draft.id);
    expect(missingParts).toContainEqual(
      expect.objectContaining({ part: 'file-check', fileId: file.id, state: 'infected' }),
    );
  });
});
