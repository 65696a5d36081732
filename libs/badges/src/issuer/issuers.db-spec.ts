import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anAward, aPilot, inProgram, type Laurel, startLaurel, theIssuer } from '#testing';
import { GiveEachProgramAnIssuer1763769796000 } from '../../../../migrations/1763769796000-give-each-program-an-issuer.js';
import { documentOf } from '../../test/standing.js';
import { isGenuine } from '../signing/data-integrity.js';
import { CredentialJwts } from '../signing/credential-jwts.js';
import { JwtKeys } from '../signing/jwt-keys.js';
import { SigningKeys } from '../signing/signing-keys.js';
import { StatusLists } from '../standing/status-lists.js';
import { Issuers } from './issuers.js';

describe('what one issuer signed before each program had its own', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  it('stays byte for byte, with its keys and lists, and the next badge of the first program is from the same issuer', async () => {
    const pilot = await aPilot(laurel, { requirements: [] }).open();
    const { credentialId } = await anAward(laurel, { pilot }).issued();
    const published = async () => {
      const issuer = await theIssuer(laurel);
      return {
        credential: await documentOf(laurel, credentialId),
        jwt: await laurel.get(CredentialJwts).of(credentialId),
        list: (await laurel.get(StatusLists).published('suspension', 1)).document,
        didDocument: await laurel.get(SigningKeys).didDocument(issuer),
        jwks: await laurel.get(JwtKeys).jwks(issuer),
      };
    };
    const before = await published();
    const runner = laurel.dataSource.createQueryRunner();
    const migration = new GiveEachProgramAnIssuer1763769796000();
    await migration.down(runner);
    await migration.up(runner);
    await runner.release();
    expect(await published()).toEqual(before);

    const next = await anAward(laurel, { pilot }).issued();
    const at = { didDocument: before.didDocument, at: laurel.clock.now() };
    expect(await isGenuine(JSON.parse(await documentOf(laurel, next.credentialId)) as object, at)).toBe(true);
  });

  it('is not touched by another program, whose first badge makes its own keys and list', async () => {
    const didDocument = await laurel.get(SigningKeys).didDocument(await theIssuer(laurel));
    const sen = await inProgram(laurel, 'SEN');
    const { credentialId } = await anAward(sen).issued();
    const { credentialStatus } = JSON.parse(await documentOf(laurel, credentialId)) as {
      credentialStatus: { statusListCredential: string };
    };
    expect(credentialStatus.statusListCredential).toMatch(/\/status\/suspension\/2$/);
    expect(await laurel.get(SigningKeys).didDocument(await theIssuer(laurel))).toEqual(didDocument);
    expect((await laurel.get(Issuers).all()).map(({ program }) => program)).toEqual(['MLDS', 'SEN']);
  });

  it('keeps its DID, because the code of a program cannot change', async () => {
    await expect(laurel.dataSource.query(`UPDATE program SET code = 'OTHER' WHERE code = 'SEN'`)).rejects.toThrow(
      'The code of a program never changes',
    );
  });
});
