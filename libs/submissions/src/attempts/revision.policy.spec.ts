import { describe, expect, it } from '@jest/globals';
import { type AttemptContents, revisionSince } from './revision.policy.js';

const kinds = ['responsive_narrative', 'document_profile'] as const;
const scope = ['o1', 'o2'];
const inText = {
  detailId: 'o1',
  kind: 'responsive_narrative',
  fileId: null,
  page: null,
  second: null,
  explanation: 'See the second paragraph.',
} as const;
const inFile = { ...inText, detailId: 'o2', kind: 'document_profile', fileId: 'a', page: 3 } as const;
const first: AttemptContents = {
  texts: [{ kind: 'responsive_narrative', text: 'What we did.' }],
  files: [{ id: 'a', kind: 'document_profile', storageKey: 'key-a', description: 'An agenda' }],
  links: [{ kind: 'responsive_narrative', address: 'https://video.example.org/1', description: 'A lesson' }],
  evidence: [inText, inFile],
};
/** As the next attempt begins: the same bytes under new ids. */
const carried: AttemptContents = {
  ...first,
  files: [{ ...first.files[0]!, id: 'b' }],
  evidence: [{ ...inFile, fileId: 'b' }, inText],
};
const changed = (now: AttemptContents) => {
  const { artifacts, details } = revisionSince(first, now, { kinds, scope });
  return [...artifacts.map(({ kind, ...rest }) => ({ id: kind, ...rest })), ...details]
    .filter((part) => part.changed)
    .map(({ id }) => id);
};

describe('the next attempt', () => {
  it('has changed nothing when everything was carried over', () => {
    expect(changed(carried)).toEqual([]);
  });

  it('has not changed because of a line break or a space', () => {
    expect(changed({ ...carried, texts: [{ kind: 'responsive_narrative', text: ' What\nwe did.\n' }] })).toEqual([]);
  });

  it('has changed a text, and the details whose evidence is in it', () => {
    expect(changed({ ...carried, texts: [{ kind: 'responsive_narrative', text: 'What we did, and when.' }] })).toEqual([
      'responsive_narrative',
      'o1',
    ]);
  });

  it('has changed a link, and the details whose evidence is in its artifact', () => {
    const [link] = carried.links;
    expect(changed({ ...carried, links: [{ ...link!, address: 'https://video.example.org/2' }] })).toEqual([
      'responsive_narrative',
      'o1',
    ]);
  });

  it('has changed an artifact with a new file, but no detail until evidence points to the file', () => {
    const added = {
      ...carried,
      files: [...carried.files, { id: 'c', kind: 'document_profile', storageKey: 'key-c', description: '' } as const],
    };
    expect(changed(added)).toEqual(['document_profile']);
    expect(changed({ ...added, evidence: [inText, { ...inFile, fileId: 'c' }] })).toEqual(['document_profile', 'o2']);
  });

  it.each([
    ['another page', { page: 4 }],
    ['another reason', { explanation: 'The dates are in the second column.' }],
  ])('has changed a detail with %s', (_, change) => {
    expect(changed({ ...carried, evidence: [inText, { ...inFile, fileId: 'b', ...change }] })).toEqual(['o2']);
  });

  it('has changed a detail whose evidence was removed', () => {
    expect(changed({ ...carried, evidence: [inText] })).toEqual(['o2']);
  });
});
