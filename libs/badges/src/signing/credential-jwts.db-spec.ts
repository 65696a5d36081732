import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLocalJWKSet, decodeProtectedHeader, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import { anAward, aPilot, type Laurel, type OpenPilot, startLaurel, theIssuer, theProgram } from '#testing';
import { schemaFaults } from '../../test/official-schema.js';
import { CredentialJwts } from './credential-jwts.js';
import { Credential } from '../credential.entity.js';
import { Addresses } from '../addresses.policy.js';
import { RotateSigningKey } from './rotate-signing-key.js';
import { JwtKeys } from './jwt-keys.js';

describe('a badge as a JWT', () => {
  let laurel: Laurel;
  let pilot: OpenPilot;
  let credentialId: string;
  let jwt: string;
  beforeAll(async () => {
    laurel = await startLaurel();
    pilot = await aPilot(laurel, { requirements: [] }).open();
    ({ credentialId } = await anAward(laurel, { pilot }).issued());
    jwt = await laurel.get(CredentialJwts).of(credentialId);
  });
  afterAll(() => laurel.stop());

  const verified = async (token: string) => {
    const keys = createLocalJWKSet(await laurel.get(JwtKeys).jwks(await theIssuer(laurel)));
    return jwtVerify(token, keys, {
      algorithms: ['RS256'],
      typ: 'JWT',
      issuer: laurel.get(Addresses).firstIssuer.did,
      currentDate: laurel.clock.now(),
    });
  };

  it('verifies with the published keys, and says the same as the credential', async () => {
    const { payload } = await verified(jwt);
    const { iss, jti, nbf, ...credential } = payload;
    const { proof: _, ...signed } = JSON.parse(
      (await laurel.dataSource.manager.findOneByOrFail(Credential, { id: credentialId })).document,
    ) as Record<string, unknown>;
    expect(credential).toEqual(signed);
    expect(schemaFaults(credential)).toEqual([]);
    expect([iss, jti, nbf]).toEqual([
      (signed.issuer as { id: string }).id,
      signed.id,
      Date.parse(signed.validFrom as string) / 1000,
    ]);
  });

  it('has the header that Open Badges allows, with the address of its key as kid', async () => {
    const header = decodeProtectedHeader(jwt);
    expect(header).toEqual({
      alg: 'RS256',
      typ: 'JWT',
      kid: expect.stringMatching(/^http:\/\/localhost:3000\/issuer\/keys\/[\w-]{43}$/),
    });
    const key = await laurel.get(JwtKeys).jwk(await theIssuer(laurel), header.kid!.split('/').at(-1)!);
    expect(key).toEqual({ kty: 'RSA', e: 'AQAB', n: expect.any(String), alg: 'RS256', use: 'sig', kid: header.kid });
  });

  it('is refused with an edited payload or signature, and with another key', async () => {
    const [header, payload, signature] = jwt.split('.') as [string, string, string];
    const forged = Buffer.from(
      JSON.stringify({ ...(JSON.parse(Buffer.from(payload, 'base64url').toString()) as object), name: 'Another' }),
    ).toString('base64url');
    await expect(verified([header, forged, signature].join('.'))).rejects.toThrow();
    await expect(
      verified([header, payload, signature.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))].join('.')),
    ).rejects.toThrow();
    const { privateKey } = await generateKeyPair('RS256');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
    await expect(
      verified(
        await new SignJWT(claims)
          .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: decodeProtectedHeader(jwt).kid })
          .sign(privateKey),
      ),
    ).rejects.toThrow();
  });

  it('has the same bytes at every request, and verifies after a rotation', async () => {
    const { credentialId: another } = await anAward(laurel, { pilot }).issued();
    expect(
      new Set(await Promise.all(Array.from({ length: 5 }, () => laurel.get(CredentialJwts).of(another)))).size,
    ).toBe(1);
    await laurel.get(RotateSigningKey).run({ programId: await theProgram(laurel), actor: null });
    expect(await laurel.get(CredentialJwts).of(credentialId)).toBe(jwt);
    await expect(verified(jwt)).resolves.toBeDefined();
    const { credentialId: later } = await anAward(laurel, { pilot }).issued();
    const token = await laurel.get(CredentialJwts).of(later);
    expect(decodeProtectedHeader(token).kid).not.toBe(decodeProtectedHeader(jwt).kid);
    await expect(verified(token)).resolves.toBeDefined();
  });

  it('keeps the secret of its key encrypted in the database', async () => {
    const { privateKey } = await laurel.get(JwtKeys).inUse(await theIssuer(laurel));
    const secret = privateKey.export({ format: 'jwk' }).d!;
    const [row] = await laurel.dataSource.query<{ row: string }[]>(
      `SELECT string_agg(signing_key::text, '') AS row FROM signing_key`,
    );
    expect(row!.row).not.toContain(secret);
    expect(JSON.stringify(await laurel.get(JwtKeys).jwks(await theIssuer(laurel)))).not.toContain('"d"');
  });
});
