import { describe, expect, it } from '@jest/globals';
import { type ComparedContents, contentOfArtifact, standingOf } from './artifact-content.policy.js';

const contents: ComparedContents = {
  texts: [
    { kind: 'record', text: 'We met in May.' },
    { kind: 'plan', text: 'We will meet.' },
  ],
  files: [{ id: 'a', kind: 'record', storageKey: 'key-a', description: 'Minutes' }],
  links: [{ kind: 'record', address: 'https://video.example.org/1', description: 'A meeting' }],
  captions: new Map([['a', { sha256: 'c'.repeat(64) }]]),
};
const hash = contentOfArtifact('record', contents);

describe('what a coach confirms', () => {
  it('is the same in the next attempt, where files have other ids', () => {
    const carried = {
      ...contents,
      files: [{ ...contents.files[0]!, id: 'b' }],
      captions: new Map([['b', { sha256: 'c'.repeat(64) }]]),
    };
    expect(contentOfArtifact('record', carried)).toBe(hash);
  });

  it('does not change with another artifact', () => {
    expect(contentOfArtifact('record', { ...contents, texts: [contents.texts[0]!] })).toBe(hash);
  });

  it.each([
    ['a word', { texts: [{ kind: 'record', text: 'We met in June.' }] }],
    ['another file', { files: [{ ...contents.files[0]!, storageKey: 'key-b' }] }],
    ['the description of a file', { files: [{ ...contents.files[0]!, description: 'Other minutes' }] }],
    ['captions', { captions: new Map() }],
    ['a link', { links: [] }],
  ])('changes with %s, and the confirmation lapses', (_, change) => {
    const changed = { ...contents, ...change };
    const confirmation = { kind: 'record', state: 'confirmed', contentSha256: hash } as const;
    expect(contentOfArtifact('record', changed)).not.toBe(hash);
    expect(standingOf(confirmation, contents)).toBe('confirmed');
    expect(standingOf(confirmation, changed)).toBe('lapsed');
    expect(standingOf({ ...confirmation, state: 'asked' }, changed)).toBe('asked');
  });
});
