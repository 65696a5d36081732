import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Award, isGenuine, RotateSigningKey, SigningKeys, SuspendAward } from '#badges';
import { GiveCareerRecord } from '#career';
import { aPerson, anAward, seededCatalog, openPdf, theIssuer, theProgram } from '#testing';
import { type Api, startApi } from '../../test/start-api.js';

let api: Api;
beforeAll(async () => {
  api = await startApi();
  await seededCatalog(api);
});
afterAll(() => api.stop());

type Client = Awaited<ReturnType<Api['as']>>;
interface Packet {
  id: string;
  validFrom: string;
  proof: [{ created: string; verificationMethod: string }];
  credentialSubject: Record<string, Record<string, unknown>> & { name: string };
  relatedResource: { id: string; digestSRI: string }[];
}

const record = {
  initialCertificateOn: '2022-07-01',
  transitionCertificateOn: null,
  positions: [{ role: 'Principal', place: 'Oak School', from: '2022-07-01', to: null }],
  mentoring: [],
  development: [{ on: '2025-10-14', hours: 6.5, about: 'Law, and “data”: Ünïted ✓' }],
  evaluations: [],
};

/** Someone with a badge and a record. */
async function principal(): Promise<{ award: Award; person: Client }> {
  const award = await anAward(api).issued();
  await api.get(GiveCareerRecord).run({ actor: { id: award.personId }, revision: 0, record });
  return { award, person: await api.as({ id: award.personId }) };
}

const jsonOf = async (person: Client): Promise<string> =>
  (await person.get('/v1/me/career/packet.json').expect(200)).text;
const pdfOf = async (person: Client): Promise<Buffer> =>
  (await person.get('/v1/me/career/packet.pdf').buffer(true).expect(200).expect('Content-Type', 'application/pdf'))
    .body as Buffer;

async function wordsOf(pdf: Buffer): Promise<string> {
  const document = await openPdf(pdf);
  const pages = await Promise.all(
    Array.from({ length: document.numPages }, async (_, index) =>
      (await (await document.getPage(index + 1)).getTextContent()).items
        .map((item) => ('str' in item ? item.str : ''))
        .join(' '),
    ),
  );
  await document.loadingTask.destroy();
  return pages.join(' ');
}

/** The text without what line breaks added. */
const unbroken = (text: string): string => text.replaceAll(/\s+/g, '');

describe('the packet for the state', () => {
  it('is genuine, attests the badges, and keeps the holder’s statements apart', async () => {
    const { award, person } = await principal();
    const packet = JSON.parse(await jsonOf(person)) as Packet;
    expect(packet).toMatchObject({
      type: ['VerifiableCredential', 'CareerPacket'],
      id: expect.stringMatching(/^ni:\/\/\/sha-256;[\w-]{43}$/),
      validFrom: '2026-03-02T15:00:00Z',
      credentialSubject: {
        attested: {
          badge: [{ id: `http://localhost:3000/credentials/${award.credentialId}`, kind: 'micro-credential' }],
        },
        stated: {
          initialCertificateOn: '2022-07-01',
          position: [{ role: 'Principal', from: '2022-07-01' }],
          development: [{ hours: 6.5 }],
        },
        reckoned: { asOf: '2026-03-02', clock: { lastDay: '2032-06-30' }, microCredentials: { has: 1, missing: 14 } },
      },
    });
    const issuer = { didDocument: await api.get(SigningKeys).didDocument(await theIssuer(api)), at: api.clock.now() };
    expect(await isGenuine(packet, issuer)).toBe(true);
    for (const forge of [
      (one: Packet) => (one.credentialSubject.name = 'Someone else'),
      (one: Packet) => (one.credentialSubject.stated!.initialCertificateOn = '2021-07-01'),
      (one: Packet) => delete one.credentialSubject.stated!.initialCertificateOn,
      (one: Packet) => ((one.credentialSubject.stated!.position as { to?: string }[])[0]!.to = '2025-06-30'),
      (one: Packet) => ((one.credentialSubject.stated!.development as { hours: number }[])[0]!.hours = 65),
      (one: Packet) => ((one.credentialSubject.reckoned!.microCredentials as { has: number }).has = 15),
      (one: Packet) => (one.relatedResource[0]!.digestSRI = 'sha384-AAAA'),
      (one: Packet) => (one.validFrom = '2025-03-02T15:00:00Z'),
    ]) {
      const forged = structuredClone(packet);
      forge(forged);
      expect([String(forge), await isGenuine(forged, issuer)]).toEqual([String(forge), false]);
    }
  });

  it('has the same bytes for the same records, even when made again, and after a key rotation', async () => {
    const { person } = await principal();
    const [json, pdf] = [await jsonOf(person), await pdfOf(person)];
    api.clock.advance({ days: 40, hours: 7 });
    await api.dataSource.query('TRUNCATE career_document'); // so that Laurel signs it again
    expect(await jsonOf(person)).toBe(json);
    expect((await pdfOf(person)).equals(pdf)).toBe(true);

    await api.get(RotateSigningKey).run({ programId: await theProgram(api), actor: { id: 'an-administrator' } });
    expect(await jsonOf(person)).toBe(json);
    await api.dataSource.query('TRUNCATE career_document');
    const again = JSON.parse(await jsonOf(person)) as Packet;
    const before = JSON.parse(json) as Packet;
    expect({ ...again, proof: null }).toEqual({ ...before, proof: null });
    expect(again.proof[0].verificationMethod).not.toBe(before.proof[0].verificationMethod);
    expect(again.proof[0].created > before.proof[0].created).toBe(true); // no key claims to have signed before it existed
    const issuer = { didDocument: await api.get(SigningKeys).didDocument(await theIssuer(api)), at: api.clock.now() };
    expect([await isGenuine(before, issuer), await isGenuine(again, issuer)]).toEqual([true, true]);
  });

  it('changes with its records, and has their date', async () => {
    const { award, person } = await principal();
    const before = await jsonOf(person);
    api.clock.advance({ days: 3 });
    await api
      .get(SuspendAward)
      .run({ actor: { id: 'an-administrator' }, awardId: award.id, reason: 'to be looked at' });
    const after = JSON.parse(await jsonOf(person)) as Packet;
    expect(after.credentialSubject.attested).toEqual({ badge: [] });
    expect(after.relatedResource).toBeUndefined();
    expect(after.validFrom > (JSON.parse(before) as Packet).validFrom).toBe(true);
    expect(after.credentialSubject.reckoned).toMatchObject({ microCredentials: { has: 0, missing: 15 } });
  });

  it('is also a PDF, which names the signed credential', async () => {
    const { award, person } = await principal();
    const { id } = JSON.parse(await jsonOf(person)) as Packet;
    const words = unbroken(await wordsOf(await pdfOf(person)));
    for (const said of [
      'Career certificate packet',
      'Micro-credentials: 1 of 15',
      'June 30, 2032',
      'Oak School',
      'Law, and “data”: Ünïted ✓',
      id,
      award.credentialId,
    ])
      expect(words).toContain(unbroken(said));
  });

  it('is refused without badges and dates, with what to do', async () => {
    const person = await api.as(await aPerson(api));
    for (const form of ['json', 'pdf']) {
      const { body } = await person.get(`/v1/me/career/packet.${form}`).expect(409);
      expect(body).toMatchObject({ code: 'career.empty', detail: expect.stringContaining('Enter your dates first') });
    }
  });

  it('is for its holder and administrators, and no cache keeps it', async () => {
    const { award, person } = await principal();
    const administrator = await api.as(await aPerson(api, { roles: ['administrator'] }));
    const { text, headers } = await administrator.get(`/v1/people/${award.personId}/career/packet.json`).expect(200);
    expect(text).toBe(await jsonOf(person));
    expect(headers).toMatchObject({
      'cache-control': 'private, no-store',
      'content-disposition': 'attachment; filename="career-packet.json"',
    });
    await administrator.get(`/v1/people/${award.personId}/career/packet.pdf`).expect(200);
    await person.get(`/v1/people/${award.personId}/career/packet.pdf`).expect(403);
    await api.anonymous().get('/v1/me/career/packet.json').expect(401);
  });
});
