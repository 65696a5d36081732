import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { decodeList } from '@digitalbazaar/vc-bitstring-status-list';
import { anAward, aPilot, type Laurel, type OpenPilot, startLaurel, theIssuer } from '#testing';
import { order, standing } from '../../test/standing.js';
import type { Award } from '../award.entity.js';
import { IssuanceRecord } from '../issuing/issuance.entity.js';
import { isGenuine } from '../signing/data-integrity.js';
import { SigningKeys } from '../signing/signing-keys.js';
import { StatusLists } from './status-lists.js';

describe('a status list', () => {
  let laurel: Laurel;
  let pilot: OpenPilot;
  let award: Award;
  beforeAll(async () => {
    laurel = await startLaurel();
    pilot = await aPilot(laurel, { seats: 100, requirements: [] }).open();
  });
  beforeEach(async () => {
    award = await anAward(laurel, { pilot }).issued();
  });
  afterAll(() => laurel.stop());

  it('is a genuine credential of at least 131,072 entries for one purpose', async () => {
    const document = JSON.parse((await laurel.get(StatusLists).published('revocation', 1)).document) as {
      credentialSubject: { encodedList: string };
    };
    expect(document).toMatchObject({
      id: 'http://localhost:3000/status/revocation/1',
      type: ['VerifiableCredential', 'BitstringStatusListCredential'],
      issuer: 'did:web:localhost%3A3000:issuer',
      credentialSubject: { type: 'BitstringStatusList', statusPurpose: 'revocation' },
    });
    expect((await decodeList(document.credentialSubject)).length).toBeGreaterThanOrEqual(131_072);
    expect(
      await isGenuine(document, {
        didDocument: await laurel.get(SigningKeys).didDocument(await theIssuer(laurel)),
        at: laurel.clock.now(),
      }),
    ).toBe(true);
  });

  it('is signed again when a standing changes or half of its day is over, and otherwise has the same bytes', async () => {
    const lists = laurel.get(StatusLists);
    const first = await lists.published('suspension', 1);
    laurel.clock.advance({ minutes: 10 });
    expect((await lists.published('suspension', 1)).document).toBe(first.document);
    await order(laurel, 'suspend', award);
    const second = await lists.published('suspension', 1);
    expect(second.document).not.toBe(first.document);
    laurel.clock.advance({ days: 0.5 });
    const third = await lists.published('suspension', 1);
    expect(third.revision).toBe(second.revision);
    expect(third.document).not.toBe(second.document);
  });

  it('that does not exist yet is not found', async () => {
    await expect(laurel.get(StatusLists).published('suspension', 99)).rejects.toMatchObject({
      code: 'status-list.not-found',
    });
  });

  it('that is almost full gives its last places, each once', async () => {
    const { dataSource } = laurel;
    await dataSource.query(
      `SET session_replication_role = 'replica';
       INSERT INTO issuance (credential_id, award_id, supersedes, list_number, list_index, salt, valid_from)
       SELECT gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 1, place, repeat('0', 32), now()
         FROM generate_series(0, 131069) place
       ON CONFLICT DO NOTHING;
       RESET session_replication_role`,
    );
    await dataSource.query('UPDATE status_list SET allocated = (SELECT count(*) FROM issuance WHERE list_number = 1)');
    const free = async (): Promise<number> =>
      (await dataSource.query<{ free: number }[]>('SELECT length - allocated AS free FROM status_list'))[0]!.free;
    const before = await free();
    expect(before).toBeLessThanOrEqual(2);
    for (let left = before; left > 0; left -= 1) await anAward(laurel, { pilot }).issued();
    expect(await free()).toBe(0);
  });

  it('that is full is followed by the next', async () => {
    await laurel.dataSource.query('UPDATE status_list SET allocated = length WHERE number = 1');
    const next = await anAward(laurel, { pilot }).issued();
    const { listNumber } = await laurel.dataSource.manager.findOneByOrFail(IssuanceRecord, {
      credentialId: next.credentialId,
    });
    expect(listNumber).toBe(2);
    expect(await standing(laurel, next.credentialId)).toEqual({ suspension: false, revocation: false });
  });
});
