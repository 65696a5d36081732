import { afterAll, describe, expect, it } from '@jest/globals';
import { badgeContexts, sign } from '#badges';
import { didKey } from '#testing';
import { ProofThread } from './proof-thread.js';

class Thread extends ProofThread {
  override readonly limits = { timeMs: 60_000, memoryMb: 192 };
}

const key = await didKey();
const method = {
  id: key.id,
  type: 'Multikey' as const,
  controller: key.controller,
  publicKeyMultibase: key.publicKeyMultibase,
};
const unsigned = {
  '@context': [...badgeContexts],
  id: 'https://example.org/1',
  type: ['VerifiableCredential'],
  issuer: key.controller,
  credentialSubject: { id: 'did:example:1' },
};
const { proof, ...document } = await sign(unsigned, key, new Date('2026-03-02T15:00:00Z'));

describe('the thread in which proofs are checked', () => {
  const thread = new Thread();
  const holds = (changed: object = {}) => thread.holds({ ...document, ...changed }, { ...proof[0] }, method);
  afterAll(() => thread.onModuleDestroy());

  it('tells a valid proof from an invalid one, even with many requests at once', async () => {
    const contexts = { '@context': [...badgeContexts, 'https://example.org/context.json'] };
    expect(
      await Promise.all([
        holds(),
        holds({ id: 'https://example.org/2' }),
        holds(),
        holds(contexts),
        holds({ '@context': null }),
      ]),
    ).toEqual([true, false, true, false, false]);
  });

  it('is ended when a document takes too long, and the next document gets a new thread', async () => {
    const endless = {
      evidence: { type: Array.from({ length: 40_000 }, (_, place) => `https://example.org/${place}`) },
    };
    expect(await holds()).toBe(true); // the thread has started
    thread.limits.timeMs = 50;
    await expect(holds(endless)).rejects.toMatchObject({ kind: 'invalid', code: 'verification.too-costly' });
    thread.limits.timeMs = 60_000;
    expect(await holds()).toBe(true);
  });

  it('is ended when it takes too much memory, and the process keeps running', async () => {
    await thread.onModuleDestroy();
    thread.limits.memoryMb = 4; // less than the libraries take
    await expect(holds()).rejects.toMatchObject({ code: 'verification.too-costly' });
    thread.limits.memoryMb = 192;
    expect(await holds()).toBe(true);
  });
});
