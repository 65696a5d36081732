import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { schemaFaults } from '../../test/official-schema.js';
import { attainment, curriculum, issuance, issuerAt } from '../../test/curriculum-badge.js';
import { achievementDocument } from './achievement.document.js';
import { Addresses } from '../addresses.policy.js';
import { credentialDocument, successorDocument } from './credential.document.js';

const addresses = new Addresses('https://badges.example.org');
const issuer = issuerAt(addresses);
const achievement = achievementDocument(curriculum, issuer, addresses);
const email = 'pat.rivera@example.org';
const awardedAt = new Date('2026-04-01T12:00:00Z');
const document = credentialDocument(
  { issuance, issuer, achievement, attainment, recipient: { email: email, did: null }, awardedAt },
  addresses,
);
const { credentialSubject: subject } = document;

describe('the credential of an award', () => {
  it('is valid against the official schema', () => {
    expect(schemaFaults(document)).toEqual([]);
  });

  it('that ends, counts and is aligned, is valid against the official schema', () => {
    const alignments = [{ framework: 'State standards', code: 'S.1', title: 'Leads learning' }];
    const richer = achievementDocument(
      {
        ...curriculum,
        alignments,
        outcomes: curriculum.outcomes.map((outcome) => ({ ...outcome, alignments })),
        credit: { semesterCredit: 1.5 },
      },
      achievement.creator,
      addresses,
    );
    const award = { issuance, issuer, achievement: richer, attainment, recipient: { email, did: null }, awardedAt };
    const ending = credentialDocument({ ...award, validUntil: new Date('2029-04-01T12:00:00.123Z') }, addresses);
    expect(schemaFaults(ending)).toEqual([]);
    expect(ending).toMatchObject({ validUntil: '2029-04-01T12:00:00Z', credentialSubject: { creditsEarned: 1.5 } });
    expect(document).not.toHaveProperty('validUntil');
    expect(subject).not.toHaveProperty('creditsEarned');
  });

  it('has one result per outcome, each with an address inside the achievement', () => {
    expect(subject.result).toHaveLength(curriculum.outcomes.length);
    for (const result of subject.result) {
      const description = achievement.resultDescription.find(({ id }) => id === result.resultDescription);
      expect(description?.rubricCriterionLevel.map(({ id }) => id)).toContain(result.achievedLevel);
    }
  });

  it('shows the lowest level among an outcome’s details', () => {
    expect(subject.result.map(({ achievedLevel }) => achievedLevel.split('#')[1])).toEqual([
      'o1-demonstrated',
      'o2-demonstrated',
      'o3-exemplary',
    ]);
  });

  it('leaves out the details that the pass rule does not count', () => {
    const [first, second, third] = attainment.outcomes;
    const { credentialSubject } = credentialDocument(
      {
        issuance,
        issuer,
        achievement,
        attainment: { ...attainment, outcomes: [first!, { ...second!, counting: 1 }, third!] },
        recipient: { email: email, did: null },
        awardedAt,
      },
      addresses,
    );
    expect(credentialSubject.result[1]!.achievedLevel).toMatch(/#o2-exemplary$/);
  });

  it('cannot be made from a decision that leaves a detail out', () => {
    const incomplete = { ...attainment, levelOf: { o1: 'demonstrated', o2a: 'exemplary', o3: 'exemplary' } };
    expect(() =>
      credentialDocument(
        { issuance, issuer, achievement, attainment: incomplete, recipient: { email: email, did: null }, awardedAt },
        addresses,
      ),
    ).toThrow('o2b');
  });

  it('has four typed pieces of evidence under the sealed manifest', () => {
    expect(document.evidence.map(({ type, genre }) => [type, genre])).toEqual([
      [['Evidence'], 'Narrative'],
      [['Evidence'], 'Document profile'],
      [['Evidence'], 'Analysis'],
      [['Evidence'], 'Reflection and plan'],
    ]);
    expect(document.evidence.every(({ narrative }) => narrative.includes(attainment.manifestSha256))).toBe(true);
  });

  it('identifies the recipient by a hash of address and salt, and never in plain text', () => {
    const [identity] = subject.identifier;
    expect(identity.identityHash).toBe(
      `sha256$${createHash('sha256')
        .update(email + identity.salt)
        .digest('hex')}`,
    );
    expect(JSON.stringify(document).toLowerCase()).not.toContain(email);
  });

  it('writes every date with its zone', () => {
    expect([document.validFrom, document.awardedDate, subject.activityEndDate]).toEqual([
      '2026-04-01T12:00:00Z',
      '2026-04-01T12:00:00Z',
      '2026-03-01T18:00:00Z',
    ]);
  });

  it('has its position in a status list, as the one object that the schema allows', () => {
    expect(document.credentialStatus).toEqual({
      id: 'https://badges.example.org/status/suspension/1#7',
      type: 'BitstringStatusListEntry',
      statusPurpose: 'suspension',
      statusListIndex: '7',
      statusListCredential: 'https://badges.example.org/status/suspension/1',
    });
  });
});

describe('the credential that follows a revoked one', () => {
  const bytes = JSON.stringify(document);
  const next = {
    ...issuance,
    credentialId: '019aa000-0000-7000-8000-0000000000c2',
    listIndex: 8,
    salt: 'f'.repeat(32),
    validFrom: new Date('2026-06-01T00:00:00Z'),
  };
  const successor = successorDocument(
    { previous: { document, bytes }, issuance: next, issuer, recipient: { email: 'p.rivera@example.net', did: null } },
    addresses,
  );

  it('is valid against the official schema', () => {
    expect(schemaFaults(successor)).toEqual([]);
  });

  it('ends when the first one does, and has ended if that one has', () => {
    const until = (end: string) =>
      successorDocument(
        {
          previous: { document: { ...document, validUntil: end }, bytes },
          issuance: next,
          issuer,
          recipient: { email, did: null },
        },
        addresses,
      );
    expect(until('2029-04-01T12:00:00Z')).toMatchObject({
      validFrom: '2026-06-01T00:00:00Z',
      validUntil: '2029-04-01T12:00:00Z',
    });
    expect(until('2026-05-01T12:00:00Z')).toMatchObject({
      validFrom: document.validFrom,
      validUntil: '2026-05-01T12:00:00Z',
    });
  });

  it('says the same about the same award, with its own id, position and salt', () => {
    expect(successor.credentialSubject.result).toEqual(document.credentialSubject.result);
    expect(successor.awardedDate).toBe(document.awardedDate);
    expect(successor.validFrom).toBe('2026-06-01T00:00:00Z');
    expect(successor.id).not.toBe(document.id);
    expect(successor.credentialStatus.statusListIndex).toBe('8');
    expect(successor.credentialSubject.identifier[0].salt).toBe(next.salt);
    expect(JSON.stringify(successor.evidence)).not.toContain(issuance.credentialId);
  });

  it('has the hash of the old one’s bytes', () => {
    expect(successor.relatedResource).toEqual([
      { id: document.id, digestSRI: `sha384-${createHash('sha384').update(bytes).digest('base64')}` },
    ]);
  });
});
