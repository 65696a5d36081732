import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import type { Person } from '#identity';
import { anAward, aPerson, aPilot, type Laurel, startLaurel } from '#testing';
import type { Award } from '../award.entity.js';
import { Credential } from '../credential.entity.js';
import type { CredentialDocument } from '../document/open-badge.document.js';
import { NameHolder } from './name-holder.js';

const did = 'did:web:pat.example.org';

describe('naming a holder by their DID', () => {
  let laurel: Laurel;
  let holder: Person;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  beforeEach(async () => {
    holder = await aPerson(laurel);
  });
  afterAll(() => laurel.stop());

  const documentNow = async ({ credentialId }: Award) =>
    JSON.parse(
      (await laurel.dataSource.manager.findOneByOrFail(Credential, { id: credentialId })).document,
    ) as CredentialDocument;

  it('puts it in later badges from the start', async () => {
    await laurel.get(NameHolder).run({ actor: holder, did });
    const later = await anAward(laurel, {
      pilot: await aPilot(laurel, { requirements: [] }).open(),
      person: holder,
    }).issued();
    expect((await documentNow(later)).credentialSubject.id).toBe(did);
  });

  it('changes nothing for the same DID, and refuses an invalid one', async () => {
    await laurel.get(NameHolder).run({ actor: holder, did });
    await laurel.get(NameHolder).run({ actor: holder, did });
    expect(
      await laurel.dataSource.manager.countBy(EventRecord, { type: 'person.did-changed', subjectId: holder.id }),
    ).toBe(1);
    for (const wrong of ['did:example:1', 'did:web:localhost%3A3000:issuer']) {
      await expect(laurel.get(NameHolder).run({ actor: holder, did: wrong })).rejects.toMatchObject({
        kind: 'invalid',
        details: { errors: [{ pointer: '/did' }] },
      });
    }
  });
});
