import { describe, expect, it } from '@jest/globals';
import { badgeContexts } from '#badges';
import { wordingFault } from './wording.js';

const badge = {
  '@context': [...badgeContexts],
  id: 'https://example.org/1',
  name: { '@value': 'Lecture', '@language': 'en' },
  evidence: [{ id: 'https://example.org/1/evidence' }],
  relatedResource: { id: 'https://example.org/1' },
};

describe('the wording of a credential', () => {
  it('is accepted when it uses only terms of bundled contexts', () => {
    expect(wordingFault(badge)).toBeNull();
  });

  it.each([
    [
      'a word under its full address',
      { 'https://www.w3.org/2018/credentials#credentialStatus': {} },
      'uses a word that its contexts do not define',
    ],
    [
      'a word under a shortened address',
      { evidence: [{ 'cred:credentialStatus': {} }] },
      'uses a word that its contexts do not define',
    ],
    [
      'a command of JSON-LD',
      { '@included': [{ id: 'https://example.org/1', validUntil: '2020-01-01T00:00:00Z' }] },
      'uses a word that its contexts do not define',
    ],
    ['a graph', { '@graph': [] }, 'uses a word that its contexts do not define'],
    ['its id under another name', { '@id': 'https://example.org/1' }, 'uses a word that its contexts do not define'],
    [
      'a key of JSON-LD that is not in its place',
      { name: { '@language': 'en' } },
      'uses a word that its contexts do not define',
    ],
    [
      'something about itself in an inner part',
      { evidence: [{ id: 'https://example.org/1', validUntil: '2020-01-01T00:00:00Z' }] },
      'in an inner part',
    ],
    [
      'a context that is not bundled',
      { evidence: [{ '@context': 'https://example.org/context.json' }] },
      'https://example.org/context.json',
    ],
    [
      'its own context',
      { '@context': [...badgeContexts, { name: 'https://example.org/title' }] },
      'written into the badge itself',
    ],
  ])('is refused with %s', (_what, change, why) => {
    expect(wordingFault({ ...badge, ...change })).toContain(why);
  });
});
