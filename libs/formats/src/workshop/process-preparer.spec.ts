import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { ProcessPreparer } from './process-preparer.js';

const compiled = (program: string) =>
  fileURLToPath(new URL(`../../../../dist/libs/formats/${program}.js`, import.meta.url));
const tools = { libreOffice: null, ffmpeg: null };
const preparers: ProcessPreparer[] = [];
const started = (limits: { memoryMb?: number; timeMs?: number } = {}, program = 'test/misbehaving-process') => {
  const preparer = new ProcessPreparer(
    { memoryMb: 400, timeMs: 30_000, timeMsPerMb: 2_000, ...limits },
    tools,
    compiled(program),
  );
  preparers.push(preparer);
  return preparer;
};
const ask = (preparer: ProcessPreparer, path: string) =>
  preparer.prepare({ path, mediaType: 'application/pdf', size: 669 }, '/nowhere');

afterEach(async () => {
  for (const preparer of preparers.splice(0)) await preparer.onModuleDestroy();
});

describe('the process in which files are prepared', () => {
  it('prepares one file after another, also when many are asked for at once', async () => {
    const preparer = started();
    const answers = await Promise.all([ask(preparer, 'good'), ask(preparer, 'good'), ask(preparer, 'good')]);
    expect(new Set(answers.map(({ fault }) => fault)).size).toBe(1);
  });

  for (const [path, limits, fault] of [
    ['forever', { timeMs: 5_000 }, /too much time/],
    ['greedy', { memoryMb: 200 }, /SIGKILL/],
    ['crash', {}, /ended/],
  ] as const) {
    it(`ends when a file makes it ${path === 'forever' ? 'run forever' : path === 'greedy' ? 'take all memory' : 'crash'}, and the next file gets a new one`, async () => {
      const preparer = started(limits);
      const [{ prepared, fault: said }, next] = await Promise.all([ask(preparer, path), ask(preparer, 'good')]);
      expect(prepared).toMatchObject({ problem: 'too-complex', copy: null });
      expect(said).toMatch(fault);
      expect(next.prepared.problem).toBeNull();
    });
  }

  it('does not blame a file for a full disk', async () => {
    await expect(ask(started(), 'fails')).rejects.toThrow('ENOSPC');
  });

  it('knows no secret of ours', async () => {
    process.env.SECRET_OF_A_TEST = 'a secret';
    const { fault } = await ask(started(), 'environment');
    delete process.env.SECRET_OF_A_TEST;
    expect(fault).not.toContain('SECRET');
  });

  describe('with the real program', () => {
    const folder = mkdtempSync(join(tmpdir(), 'laurel-formats-'));
    afterAll(() => rmSync(folder, { recursive: true }));

    it('answers for a file of a type that nobody reads', async () => {
      const path = join(folder, 'a');
      writeFileSync(path, 'a');
      const answer = await started({}, 'src/workshop/preparing-process').prepare(
        { path, mediaType: 'application/x-unheard-of', size: 1 },
        folder,
      );
      expect(answer).toMatchObject({
        prepared: { problem: 'not-cleanable' },
        fault: expect.stringContaining('unheard'),
      });
    });
  });
});
