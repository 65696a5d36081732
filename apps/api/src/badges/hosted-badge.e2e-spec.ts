import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type Award,
  credentialsInPng,
  isRecipient,
  LiftSuspension,
  ReinstateAward,
  RevokeAward,
  SuspendAward,
} from '#badges';
import type { Person } from '#identity';
import { anAward, aPerson } from '#testing';
import { openBadges2Faults } from '../../test/open-badges-2-rules.js';
import { type Api, startApi } from '../../test/start-api.js';

interface Assertion {
  id: string;
  badge: string;
  image: string;
  recipient: { identity: string; salt: string };
}

describe('badges in Open Badges 2.0', () => {
  let api: Api;
  let person: Person;
  let award: Award;
  beforeAll(async () => {
    api = await startApi();
    person = await aPerson(api);
    award = await anAward(api, { person }).issued();
  });
  afterAll(() => api.stop());

  const read = async (address: string, status = 200) => {
    const answer = await api
      .anonymous()
      .get(new URL(address, 'http://localhost:3000').pathname)
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => done(null, Buffer.concat(chunks)));
      });
    expect([address, answer.status]).toEqual([address, status]);
    return { bytes: answer.body as Buffer, headers: answer.headers };
  };
  const document = async (address: string, status?: number) =>
    JSON.parse(String((await read(address, status)).bytes)) as Record<string, unknown>;
  const assertionOf = ({ credentialId }: Pick<Award, 'credentialId'>) => `/ob2/assertions/${credentialId}`;

  it('keep its rules: assertion, badge class and issuer are each at their id', async () => {
    const assertion = await document(assertionOf(award));
    const badgeClass = await document(String(assertion.badge));
    const issuer = await document(String(badgeClass.issuer));
    for (const one of [assertion, badgeClass, issuer]) {
      expect(openBadges2Faults(one)).toEqual([]);
      expect(await document(String(one.id))).toEqual(one);
    }
    expect(String(assertion.id).startsWith((issuer.verification as { startsWith: string }).startsWith)).toBe(true);
    expect(badgeClass).toMatchObject({
      name: 'Leading Vision and Mission (Developing)',
      tags: ['Visionary Leadership', 'Developing'],
    });
    expect(issuer).toMatchObject({ name: 'Missouri Leadership Development System', email: 'laurel@example.org' });
    await read(String(badgeClass.image));
  });

  it('are application/ld+json, or application/json on request, and any page may fetch them', async () => {
    const { headers } = await read(assertionOf(award));
    expect([headers['content-type'], headers['access-control-allow-origin']]).toEqual([
      expect.stringContaining('application/ld+json'),
      '*',
    ]);
    const plain = await api.anonymous().get(assertionOf(award)).set('Accept', 'application/json').expect(200);
    expect(plain.headers['content-type']).toContain('application/json');
  });

  it('belong to the recipient and to nobody else', async () => {
    const { recipient } = (await document(assertionOf(award))) as unknown as Assertion;
    const identity = {
      type: 'IdentityObject',
      hashed: true,
      identityType: 'emailAddress',
      identityHash: recipient.identity,
      salt: recipient.salt,
    } as const;
    expect(isRecipient(identity, person.email)).toBe(true);
    expect(isRecipient(identity, 'somebody.else@example.org')).toBe(false);
    expect(JSON.stringify(await document(assertionOf(award)))).not.toContain(person.email);
  });

  it('have a picture that contains the assertion once', async () => {
    const assertion = await document(assertionOf(award));
    const { bytes } = await read(String(assertion.image));
    expect(credentialsInPng(bytes, 'openbadges').map((text) => JSON.parse(text) as unknown)).toEqual([assertion]);
  });

  it('are 410 with `revoked` when revoked or suspended; lifting restores them, reinstating gives a new address', async () => {
    const own = await anAward(api).issued();
    const change = { actor: { id: 'an-administrator' }, awardId: own.id, reason: 'Not for everyone to read' };
    await api.get(SuspendAward).run(change);
    expect(await document(assertionOf(own), 410)).toMatchObject({
      revoked: true,
      revocationReason: expect.stringContaining('Suspended'),
    });
    await api.get(LiftSuspension).run(change);
    await document(assertionOf(own), 200);
    await api.get(RevokeAward).run(change);
    expect(await document(assertionOf(own), 410)).toEqual({
      '@context': 'https://w3id.org/openbadges/v2',
      type: 'Assertion',
      id: `http://localhost:3000${assertionOf(own)}`,
      revoked: true,
      revocationReason: 'Revoked.',
    });
    const { credentialId } = await api.get(ReinstateAward).run(change);
    await document(assertionOf({ credentialId }), 200);
    expect(await document(assertionOf(own), 410)).toMatchObject({ revoked: true });
  });

  it('are 404 when they do not exist', async () => {
    for (const address of ['assertions', 'badges'])
      await read(`/ob2/${address}/019aa000-0000-7000-8000-000000000000`, 404);
  });
});

describe('the rules of Open Badges 2.0, as this test has them', () => {
  const recipient = { type: 'email', hashed: true, identity: `sha256$${'0'.repeat(64)}`, salt: 's' };
  const good = {
    '@context': 'https://w3id.org/openbadges/v2',
    id: 'https://example.org/1',
    type: 'Assertion',
    recipient,
    badge: 'https://example.org/2',
    verification: { type: 'hosted' },
    issuedOn: '2026-01-01T00:00:00Z',
  };

  it.each(['id', 'recipient', 'badge', 'verification', 'issuedOn', '@context'])(
    'refuse an assertion without %s',
    (property) => {
      expect(openBadges2Faults(good)).toEqual([]);
      expect(openBadges2Faults({ ...good, [property]: undefined })).toContain(`/${property}`);
    },
  );

  it('refuse a date without a zone and a recipient without a hash', () => {
    expect(openBadges2Faults({ ...good, issuedOn: '2026-01-01T00:00:00' })).toEqual(['/issuedOn']);
    expect(openBadges2Faults({ ...good, recipient: { ...recipient, identity: 'pat@example.org' } })).toEqual([
      '/recipient',
    ]);
  });
});
