import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Award, type CredentialDocument, isGenuine, isRecipient, SigningKeys, SuspendAward } from '#badges';
import { PersonQueries } from '#identity';
import { aPerson, aPilot, anAward, seededCatalog, theIssuer } from '#testing';
import { type Api, startApi } from '../../test/start-api.js';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

type Badge = Pick<CredentialDocument, 'id' | 'name' | 'credentialSubject'>;
type Clr = {
  id: string;
  validFrom: string;
  credentialSubject: {
    verifiableCredential: Badge[];
    identifier: CredentialDocument['credentialSubject']['identifier'];
  };
};

/** Someone with two badges. */
async function holder() {
  const { 'INS-1': first, 'INS-2': second } = await seededCatalog(api);
  const person = await aPerson(api);
  const pilot = await aPilot(api, { versions: [first!, second!], requirements: [] }).open();
  const awards: Award[] = [];
  for (const version of [first!, second!])
    awards.push(await anAward(api, { pilot, person, versionId: version.id }).issued());
  return { person, awards, client: await api.as(person) };
}

describe('the transcript', () => {
  it('contains every badge in force as it was signed, and is genuine as a whole and in each badge', async () => {
    const { person, awards, client } = await holder();
    const { text } = await client.get('/v1/me/career/transcript.json').expect(200);
    const clr = JSON.parse(text) as Clr;
    expect(clr).toMatchObject({
      type: ['VerifiableCredential', 'ClrCredential'],
      issuer: { type: ['Profile'] },
      credentialSubject: { type: ['ClrSubject'] },
    });
    expect(clr.credentialSubject.verifiableCredential.map(({ id }) => id)).toEqual(
      awards.map(({ credentialId }) => `http://localhost:3000/credentials/${credentialId}`),
    );
    expect(isRecipient(clr.credentialSubject.identifier[0], (await api.get(PersonQueries).byId(person.id)).email)).toBe(
      true,
    );
    const issuer = { didDocument: await api.get(SigningKeys).didDocument(await theIssuer(api)), at: api.clock.now() };
    for (const credential of [clr, ...clr.credentialSubject.verifiableCredential])
      expect(await isGenuine(credential, issuer)).toBe(true);

    for (const forge of [
      (one: Clr) => one.credentialSubject.verifiableCredential.pop(),
      (one: Clr) => (one.credentialSubject.verifiableCredential[0]!.name += '!'),
      (one: Clr) => (one.credentialSubject.identifier[0].salt = 'f'.repeat(32)),
      (one: Clr) => (one.validFrom = '2020-01-01T00:00:00Z'),
    ]) {
      const forged = structuredClone(clr);
      forge(forged);
      expect([String(forge), await isGenuine(forged, issuer)]).toEqual([String(forge), false]);
    }
  });

  it('has the same bytes for the same badges, and leaves out a suspended one', async () => {
    const { awards, client } = await holder();
    const { text } = await client.get('/v1/me/career/transcript.json').expect(200);
    api.clock.advance({ days: 9 });
    await api.dataSource.query('TRUNCATE career_document');
    expect((await client.get('/v1/me/career/transcript.json')).text).toBe(text);
    await api
      .get(SuspendAward)
      .run({ actor: { id: 'an-administrator' }, awardId: awards[0]!.id, reason: 'to be looked at' });
    const after = JSON.parse((await client.get('/v1/me/career/transcript.json')).text) as Clr;
    expect(after.credentialSubject.verifiableCredential.map(({ id }) => id)).toEqual([
      `http://localhost:3000/credentials/${awards[1]!.credentialId}`,
    ]);
  });

  it('is refused without a badge', async () => {
    const client = await api.as(await aPerson(api));
    expect((await client.get('/v1/me/career/transcript.json').expect(409)).body).toMatchObject({
      code: 'career.no-badges',
    });
  });
});
