import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KeyHistory, SigningKeys } from '#badges';
import { inProgram, type Laurel, startLaurel, theIssuer } from '#testing';
import { runCommand } from '../test/run-command.js';

describe('the command that rotates the signing key', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel({ at: new Date() });
  });
  afterAll(() => laurel.stop());

  const run = (secret: string, ...args: string[]) =>
    runCommand(laurel, ['rotate-signing-key', ...args], { SECRET: secret });

  it('publishes the next key, says when it starts to sign, and shows the history', async () => {
    await laurel.get(SigningKeys).inUse(await theIssuer(laurel));
    const { stdout } = await run(laurel.configuration.secret);
    const [first, next] = (await laurel.get(KeyHistory).of(await theIssuer(laurel))).filter(
      ({ algorithm }) => algorithm === 'Ed25519',
    );
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

  it('rotates the keys of the program that it names, and of no other', async () => {
    const issuer = await theIssuer(await inProgram(laurel, 'SEN'));
    await laurel.get(SigningKeys).inUse(issuer);
    const { stdout } = await run(laurel.configuration.secret, '--program', 'sen');
    expect(stdout).toContain('SEN: did:web:');
    expect(stdout).not.toContain('MLDS');
    expect(await laurel.get(KeyHistory).of(issuer)).toHaveLength(3);
    await expect(run(laurel.configuration.secret, '--program', 'NOBODY')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('There is no program NOBODY. There are: MLDS, SEN.'),
    });
  });

  it('is refused under another SECRET', async () => {
    await expect(run('another secret of at least 32 characters')).rejects.toMatchObject({
      stderr: expect.stringContaining('SECRET: expected the value that this installation first signed with'),
    });
    expect((await laurel.get(KeyHistory).of(await theIssuer(laurel))).map(({ algorithm }) => algorithm).sort()).toEqual(
      ['Ed25519', 'Ed25519', 'RS256'],
    );
  });
});
