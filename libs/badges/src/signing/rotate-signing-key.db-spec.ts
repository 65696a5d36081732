import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anAward, type Laurel, startLaurel, theIssuer, theProgram } from '#testing';
import { Credential } from '../credential.entity.js';
import { isGenuine } from './data-integrity.js';
import { KeyHistory } from './key-history.js';
import { RotateSigningKey } from './rotate-signing-key.js';
import { SigningKeys } from './signing-keys.js';

describe('the signing keys', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  const documentOf = async (credentialId: string) =>
    JSON.parse((await laurel.dataSource.manager.findOneByOrFail(Credential, { id: credentialId })).document) as {
      proof: [{ verificationMethod: string }];
    };

  const historyOf = async () =>
    (await laurel.get(KeyHistory).of(await theIssuer(laurel))).filter(({ algorithm }) => algorithm === 'Ed25519');

  it('after a rotation sign new badges with the new key, and old badges still verify', async () => {
    const before = await documentOf((await anAward(laurel).issued()).credentialId);
    await laurel.get(RotateSigningKey).run({ programId: await theProgram(laurel), actor: { id: 'an-administrator' } });
    const after = await documentOf((await anAward(laurel).issued()).credentialId);
    const didDocument = await laurel.get(SigningKeys).didDocument(await theIssuer(laurel));
    expect(didDocument.verificationMethod).toHaveLength(2);
    expect(after.proof[0].verificationMethod).not.toBe(before.proof[0].verificationMethod);
    expect(await isGenuine(before, { didDocument, at: laurel.clock.now() })).toBe(true);
    expect(await isGenuine(after, { didDocument, at: laurel.clock.now() })).toBe(true);
  });

  it('overlap: the next one is published first, and signs after verifiers had time to learn of it', async () => {
    const { id: before } = await laurel.get(SigningKeys).inUse(await theIssuer(laurel));
    const next = await laurel
      .get(RotateSigningKey)
      .run({ programId: await theProgram(laurel), actor: null, overlapMinutes: 60 });
    expect((await laurel.get(SigningKeys).didDocument(await theIssuer(laurel))).assertionMethod).toContain(next.id);
    laurel.clock.advance({ minutes: 59 });
    expect((await laurel.get(SigningKeys).inUse(await theIssuer(laurel))).id).toBe(before);
    await expect(
      laurel.get(RotateSigningKey).run({ programId: await theProgram(laurel), actor: null }),
    ).rejects.toMatchObject({
      kind: 'conflict',
      code: 'signing-key.rotation-under-way',
    });
    laurel.clock.advance({ minutes: 1 });
    expect((await documentOf((await anAward(laurel).issued()).credentialId)).proof[0].verificationMethod).toBe(next.id);
    await laurel.get(RotateSigningKey).run({ programId: await theProgram(laurel), actor: null });
  });

  it('have a history in which each begins where the previous one ends', async () => {
    const history = await historyOf();
    expect(history.length).toBeGreaterThanOrEqual(3);
    expect(history.map(({ signsUntil }) => signsUntil)).toEqual([
      ...history.slice(1).map(({ signsFrom }) => signsFrom),
      null,
    ]);
    expect(history.map(({ id }) => id)).toEqual(
      (await laurel.get(SigningKeys).didDocument(await theIssuer(laurel))).assertionMethod,
    );
  });

  it('are followed by one key when two rotate at once', async () => {
    const before = (await historyOf()).length;
    const programId = await theProgram(laurel);
    const outcomes = await Promise.allSettled(
      [1, 2, 3].map(() => laurel.get(RotateSigningKey).run({ programId, actor: null, overlapMinutes: 5 })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await historyOf()).toHaveLength(before + 1);
  });
});
