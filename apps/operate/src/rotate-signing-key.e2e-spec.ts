import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KeyHistory, SigningKeys } from '#badges';
import { type Laurel, startLaurel } from '#testing';

const program = fileURLToPath(new URL('../../../dist/apps/operate/src/rotate-signing-key.js', import.meta.url));

describe('the command that rotates the signing key', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel({ at: new Date() });
  });
  afterAll(() => laurel.stop());

  const run = (secret: string, ...args: string[]) => {
    const { databaseUrl, storeUrl, publicUrl } = laurel.configuration;
    return promisify(execFile)(process.execPath, [program, ...args], {
      env: {
        PATH: process.env.PATH,
        DATABASE_URL: databaseUrl,
        STORE_URL: storeUrl,
        PUBLIC_URL: publicUrl,
        SECRET: secret,
      },
    });
  };

  it('publishes the next key, says when it starts to sign, and shows the history', async () => {
    await laurel.get(SigningKeys).inUse();
    const { stdout } = await run(laurel.configuration.secret);
    const [first, next] = (await laurel.get(KeyHistory).all()).filter(({ algorithm }) => algorithm === 'Ed25519');
    expect(stdout).toContain(`${next!.id} is published, and signs from ${next!.signsFrom.toISOString()}`);
    expect(stdout).toContain(`to ${first!.signsUntil!.toISOString()}  Ed25519  ${first!.id}`);
    const hours = (next!.signsFrom.getTime() - next!.publishedAt.getTime()) / 3_600_000;
    expect(hours).toBeCloseTo(24, 2);
  });

  it('is refused while the next key is not yet signing', async () => {
    await expect(run(laurel.configuration.secret, '--now')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Rotate again after that'),
    });
  });

  it('is refused under another SECRET', async () => {
    await expect(run('another secret of at least 32 characters')).rejects.toMatchObject({
      stderr: expect.stringContaining('SECRET: expected the value that this installation first signed with'),
    });
    expect((await laurel.get(KeyHistory).all()).map(({ algorithm }) => algorithm).sort()).toEqual([
      'Ed25519',
      'Ed25519',
      'RS256',
    ]);
  });
});
