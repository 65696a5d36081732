import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ArtifactStore } from '#storage';
import { aSubmission, type Laurel, startLaurel } from '#testing';
import { runCommand } from '../test/run-command.js';

describe('the command that verifies the store', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel({ at: new Date() });
  });
  afterAll(() => laurel.stop());

  const run = (...args: string[]) => runCommand(laurel, ['verify-store', ...args]);

  it('shows how far it is, and exits with 1 and the submission when something is damaged', async () => {
    const { id } = await aSubmission(laurel).sealed();
    const { stdout, stderr } = await run();
    expect(stderr).toMatch(/2 of 2 files, 0\.00 of 0\.00 GB/);
    expect(stdout).toMatch(/^2 files .* 0 are damaged\./m);

    const [{ number, key }] = await laurel.dataSource.query<[{ number: number; key: string }]>(
      'SELECT s.number, f.storage_key AS key FROM submission s JOIN artifact_file f ON f.submission_id = s.id WHERE s.id = $1',
      [id],
    );
    await laurel.get(ArtifactStore).remove(key);
    await expect(run('--megabytes-per-second', '500')).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringContaining(`submission ${number}  file`),
    });
  });

  it('refuses a rate that is no number', async () => {
    await expect(run('--megabytes-per-second', 'fast')).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('expected a number above 0'),
    });
  });
});
