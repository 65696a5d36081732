import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReadInvitation } from '#identity';
import { ProgramQueries } from '#programs';
import { type Laurel, startLaurel } from '#testing';
import { runCommand } from '../test/run-command.js';

describe('the command that creates a program', () => {
  let laurel: Laurel;
  let folder: string;
  beforeAll(async () => {
    laurel = await startLaurel({ at: new Date() });
    folder = await mkdtemp(join(tmpdir(), 'laurel-program-'));
  });
  afterAll(async () => {
    await laurel.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const run = (...args: string[]) =>
    runCommand(laurel, ['create-program', ...args], { SECRET: laurel.configuration.secret });
  async function fileWith(content: unknown): Promise<string> {
    const path = join(folder, 'program.json');
    await writeFile(path, JSON.stringify(content));
    return path;
  }

  it('says what it made, and with which link its administrator joins', async () => {
    const { stdout } = await run('sen-program', '--administrator', 'Ana@Example.org');
    expect(stdout).toMatch(
      /^SEN, .* was created: \d+ competencies, 1 micro-credentials, 1 of them with a first version\.$/m,
    );
    const [, token] = /#token=(\S+)$|#(\S+)$/m.exec(stdout)!.filter((part) => part !== undefined);
    const opened = await laurel.get(ReadInvitation).run({ token: token!, address: '127.0.0.1' });
    expect(opened).toMatchObject({ email: 'ana@example.org', roles: ['administrator'], program: { code: 'SEN' } });
  });

  it('reads a file, and refuses one with faults by the name of each field', async () => {
    const program = { code: 'OURS', name: 'School Leaders' };
    await expect(
      run(await fileWith({ program: { ...program, code: 'ours' }, settings: { accent: 'red' } })),
    ).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/\/program\/code: .*\n.*\/settings\/accent: /),
    });
    await run(await fileWith({ program }));
    expect(await laurel.get(ProgramQueries).withCode('OURS')).toMatchObject(program);
  });

  it('needs a file', async () => {
    await expect(run()).rejects.toMatchObject({ stderr: expect.stringContaining('Name the file of the program') });
    await expect(run('no-such-file.json')).rejects.toMatchObject({ stderr: expect.stringContaining('cannot be read') });
  });
});
