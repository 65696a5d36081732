import { describe, expect, it } from '@jest/globals';
import { summaryOf } from './badge-summary.document.js';

const nothing = {
  id: null,
  name: null,
  description: null,
  issuer: { id: null, name: null },
  awarded: null,
  results: [],
  evidenceCount: 0,
  holder: { name: null, did: null, emails: [] },
};

describe('what a badge says about itself', () => {
  it('is read from where Open Badges puts it', () => {
    const level = { id: 'https://example.org/a#o1-met', name: 'Demonstrated' };
    const achievement = {
      name: 'Curriculum',
      description: 'Plans it',
      resultDescription: [{ id: 'https://example.org/a#o1', name: 'Plans', rubricCriterionLevel: [level] }],
    };
    const result = [
      { resultDescription: 'https://example.org/a#o1', achievedLevel: level.id },
      { resultDescription: 'https://example.org/a#o9', value: '92 %' },
    ];
    const credential = {
      id: 'https://example.org/1',
      name: 'Other',
      issuer: { id: 'did:web:example.org', name: 'A College' },
      validFrom: '2026-03-01T00:00:00Z',
      credentialSubject: {
        id: 'did:key:z6Mk',
        identifier: [
          { identityType: 'emailAddress', hashed: true, identityHash: 'sha256$ab', salt: 'cd' },
          { identityType: 'name', hashed: false, identityHash: 'Pat Rivera' },
          { identityType: 'name', hashed: true, identityHash: 'sha256$ef' },
          null,
        ],
        achievement,
        result,
      },
      evidence: [{}, {}],
    };
    expect(summaryOf(credential)).toEqual({
      id: 'https://example.org/1',
      name: 'Curriculum',
      description: 'Plans it',
      issuer: { id: 'did:web:example.org', name: 'A College' },
      awarded: '2026-03-01T00:00:00Z',
      results: [
        { name: 'Plans', level: 'Demonstrated' },
        { name: 'https://example.org/a#o9', level: '92 %' },
      ],
      evidenceCount: 2,
      holder: {
        name: 'Pat Rivera',
        did: 'did:key:z6Mk',
        emails: [{ hashed: true, identity: 'sha256$ab', salt: 'cd' }],
      },
    });
  });

  it('is empty when nothing has the right form', () => {
    for (const odd of [
      {},
      { id: 1, name: [], issuer: 7, credentialSubject: 'x', evidence: null, validFrom: {} },
      { credentialSubject: [{ achievement: [], result: [1, null, 'x'] }] },
    ])
      expect(summaryOf(odd)).toEqual(nothing);
  });

  it('is cut off when it is endless', () => {
    const { name, results } = summaryOf({
      name: '🎓'.repeat(10_000),
      credentialSubject: { result: Array.from({ length: 1_000 }, () => ({})) },
    });
    expect(name!.length).toBeLessThanOrEqual(500);
    expect(name).toMatch(/🎓…$/);
    expect(results).toHaveLength(40);
  });
});
