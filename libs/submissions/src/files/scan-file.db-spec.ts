import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FileScanner, ScannerUnavailable } from '#storage';
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

  it('waits for a scanner that is away, without a verdict, and scans the file when it is back', async () => {
    const draft = await aSubmission(laurel).draft();
    const file = await add(laurel, draft, put('a few bytes'));
    const scanner = laurel.get(FileScanner);
    const scan = scanner.scan.bind(scanner);
    scanner.scan = () => Promise.reject(new ScannerUnavailable('The virus scanner gave no verdict: ECONNREFUSED'));
    for (let tries = 0; tries < 3; tries += 1)
      await expect(laurel.get(ScanFile).run({ fileId: file.id })).rejects.toThrow(ScannerUnavailable);
    scanner.scan = scan;
    expect(await laurel.get(ScanFile).run({ fileId: file.id })).toBe('clean');
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
