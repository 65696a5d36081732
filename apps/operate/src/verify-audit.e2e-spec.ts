import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Checkpoints, KeepRecord } from '#record';
import { aSubmission, type Laurel, pastTheTriggers, startLaurel } from '#testing';
import { runCommand } from '../test/run-command.js';

describe('the command that verifies the audit trail', () => {
  let laurel: Laurel;
  let checkpoint: string;
  beforeAll(async () => {
    laurel = await startLaurel({ at: new Date(), providers: [KeepRecord] });
    await aSubmission(laurel).sealed();
    while ((await laurel.get(KeepRecord).sweep()) > 0);
    await laurel.get(Checkpoints).sign();
    checkpoint = join(mkdtempSync(join(tmpdir(), 'laurel-checkpoint-')), 'checkpoint.txt');
    writeFileSync(checkpoint, (await laurel.get(Checkpoints).latest()).note);
  });
  afterAll(() => laurel.stop());

  const run = (...args: string[]) => runCommand(laurel, ['verify-audit', ...args]);

  it('says that nothing was changed, and how far it is', async () => {
    const { stdout, stderr } = await run('--checkpoint', checkpoint);
    expect(stdout).toMatch(/^\d+ events were verified, 0 of them erased: nothing was changed\.$/m);
    expect(stderr).toMatch(/(\d+) of \1 events/);
  });

  it('refuses a checkpoint that it cannot read', async () => {
    await expect(run('--checkpoint', '/there/is/no/file')).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('/there/is/no/file cannot be read'),
    });
  });

  it('names a row that the database’s superuser changed, and exits with 1', async () => {
    const [{ id }] = (await laurel.dataSource.query(`SELECT id FROM event WHERE type = 'submission.sealed'`)) as [
      { id: string },
    ];
    await pastTheTriggers(
      laurel.dataSource,
      `UPDATE event SET occurred_at = occurred_at - interval '1 day' WHERE id = $1`,
      [id],
    );
    await expect(run()).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringContaining(`altered: Event ${id} (submission.sealed of submission`),
    });
  });
});
