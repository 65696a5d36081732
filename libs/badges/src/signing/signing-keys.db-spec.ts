import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConfigurationError } from '#config';
import { Transactor } from '#database';
import { Ids } from '#kernel';
import { type Laurel, pastTheTriggers, startLaurel, theIssuer } from '#testing';
import { BadgesModule } from '../badges.module.js';
import { SigningKey } from './signing-key.entity.js';
import { KeyHistory } from './key-history.js';
import { KeyStore } from './key-store.js';
import { SigningKeys } from './signing-keys.js';

describe('the signing keys', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  it('are made at first use, one key, however many ask at once', async () => {
    expect(await laurel.dataSource.manager.count(SigningKey)).toBe(0);
    const issuer = await theIssuer(laurel);
    const keys = await Promise.all(Array.from({ length: 8 }, () => laurel.get(SigningKeys).inUse(issuer)));
    expect(new Set(keys.map(({ id }) => id)).size).toBe(1);
    expect(await laurel.dataSource.manager.count(SigningKey)).toBe(1);
  });

  it('keep their secret encrypted in the database', async () => {
    const { pair } = await laurel.get(SigningKeys).inUse(await theIssuer(laurel));
    const [row] = await laurel.dataSource.query<{ row: string }[]>('SELECT signing_key::text AS row FROM signing_key');
    const secret = pair.secretKeyMultibase!;
    expect(row!.row).not.toContain(secret);
    expect(row!.row).not.toContain(Buffer.from(secret).toString('hex'));
  });

  it('are in did.json as the issuer’s Multikeys that may assert', async () => {
    const document = await laurel.get(SigningKeys).didDocument(await theIssuer(laurel));
    expect(document.id).toBe('did:web:localhost%3A3000:issuer');
    expect(document.assertionMethod).toEqual(document.verificationMethod.map(({ id }) => id));
    expect(document.verificationMethod).toEqual([
      {
        id: expect.stringContaining(`${document.id}#z6Mk`),
        type: 'Multikey',
        controller: document.id,
        publicKeyMultibase: expect.stringMatching(/^z6Mk/),
      },
    ]);
  });

  it('are made and rotated while the clock runs', async () => {
    await pastTheTriggers(laurel.dataSource, 'TRUNCATE signing_key CASCADE');
    const running = { now: () => (laurel.clock.advance({ milliseconds: 1 }), laurel.clock.now()) };
    const issuer = await theIssuer(laurel);
    const keys = new SigningKeys(
      new KeyStore(laurel.configuration, laurel.dataSource, laurel.get(Transactor), running, laurel.get(Ids)),
    );
    const first = await keys.inUse(issuer);
    const next = await laurel.get(Transactor).run((tx) => keys.replace(tx, issuer.programId, running.now()));
    expect((await keys.inUse(issuer)).id).toBe(next.id);
    expect(next.id).not.toBe(first.id);
  });

  it('stop the start with another SECRET, with what to do', async () => {
    const configuration = { ...laurel.configuration, secret: 'another secret of at least 32 characters' };
    const store = new KeyStore(configuration, laurel.dataSource, laurel.get(Transactor), laurel.clock, laurel.get(Ids));
    const start = new BadgesModule(new KeyHistory(store)).onApplicationBootstrap();
    await expect(start).rejects.toBeInstanceOf(ConfigurationError);
    await expect(start).rejects.toThrow('SECRET: expected the value that this installation first signed with');
  });
});
