import { describe, expect, it } from '@jest/globals';
import type { AttestationGap } from '../attestations/attestation.policy.js';
import type { FileState } from '../vocabulary.js';
import {
  misplaced,
  missingParts,
  progressOf,
  type DraftContents,
  type RequiredArtifact,
} from './missing-parts.policy.js';

const narrative: RequiredArtifact = {
  kind: 'responsive_narrative',
  title: 'Responsive narrative',
  wordMinimum: 1000,
  fileMinimum: null,
  linkMinimum: null,
  needsConfirmation: false,
};
const profile: RequiredArtifact = {
  kind: 'document_profile',
  title: 'Profile of sample documents',
  wordMinimum: null,
  fileMinimum: 2,
  linkMinimum: null,
  needsConfirmation: false,
};
const analysis: RequiredArtifact = {
  kind: 'portfolio_analysis',
  title: 'Portfolio analysis',
  wordMinimum: 0,
  fileMinimum: null,
  linkMinimum: null,
  needsConfirmation: false,
};
const scope = [
  { id: 'o1', statement: 'Provides structures' },
  { id: 'o2', statement: 'Creates trust' },
];
const link = (detailId: string, place: Partial<DraftContents['evidence'][number]> = {}) => ({
  detailId,
  fileId: null,
  page: null,
  second: null,
  ...place,
});
const empty: DraftContents = { texts: [], files: [], links: [], confirmations: [], evidence: [] };
const file = (
  position: number,
  state: FileState = 'clean',
  description = 'An agenda',
): DraftContents['files'][number] => ({
  id: `f${position}`,
  kind: 'document_profile',
  position,
  mediaType: 'application/pdf',
  state,
  description,
  preparation: 'ready',
  problem: null,
  pages: null,
  seconds: null,
});
const complete: DraftContents = {
  texts: [
    { kind: 'responsive_narrative', words: 1000 },
    { kind: 'portfolio_analysis', words: 1 },
  ],
  files: [file(1), file(2)],
  links: [],
  confirmations: [],
  evidence: [link('o1'), link('o2')],
};
const terms = { takesUnscanned: false };
const of = (draft: DraftContents, attestationGap: AttestationGap | null = null) =>
  missingParts([narrative, profile, analysis], scope, draft, { ...terms, attestationGap, names: [] });

describe('what is missing in a draft', () => {
  it('is everything at the beginning, in one list', () => {
    expect(
      of(empty, 'missing').map((missing) => [
        missing.part,
        'artifact' in missing ? missing.artifact : 'detailId' in missing ? missing.detailId : null,
      ]),
    ).toEqual([
      ['words', 'responsive_narrative'],
      ['files', 'document_profile'],
      ['words', 'portfolio_analysis'],
      ['evidence', 'o1'],
      ['evidence', 'o2'],
      ['attestation', null],
    ]);
  });

  it('is nothing when texts are long enough, files clean and described, and every detail has evidence', () => {
    expect(of(complete)).toEqual([]);
  });

  it('says how many words are missing', () => {
    const [missing] = of({
      ...complete,
      texts: [{ kind: 'responsive_narrative', words: 999 }, ...complete.texts.slice(1)],
    });
    expect(missing).toEqual({
      part: 'words',
      artifact: 'responsive_narrative',
      have: 999,
      need: 1000,
      say: 'Responsive narrative: write 1 more word. The minimum is 1,000.',
    });
  });

  it('names an artifact that a coach has not confirmed, and what to do next', () => {
    const state = (confirmations: DraftContents['confirmations']) =>
      missingParts(
        [{ ...analysis, needsConfirmation: true }],
        [],
        { ...complete, confirmations },
        {
          ...terms,
          attestationGap: null,
          names: [],
        },
      );
    const kind = analysis.kind;
    expect(state([])).toEqual([
      { part: 'confirmation', artifact: kind, say: 'Portfolio analysis: ask your coach to confirm it.' },
    ]);
    expect(state([{ kind, state: 'asked' }])).toMatchObject([{ say: expect.stringContaining('not confirmed it yet') }]);
    expect(state([{ kind, state: 'declined' }])).toMatchObject([{ say: expect.stringContaining('Read the note') }]);
    expect(state([{ kind, state: 'lapsed' }])).toMatchObject([{ say: expect.stringContaining('it changed after') }]);
    expect(state([{ kind, state: 'confirmed' }])).toEqual([]);
  });

  it('says how many links are missing, and asks for one where an artifact takes nothing else', () => {
    const lessons = {
      kind: 'lessons',
      title: 'Lessons',
      wordMinimum: null,
      fileMinimum: null,
      needsConfirmation: false,
    };
    const linksMissing = (linkMinimum: number, have: number) =>
      missingParts(
        [{ ...lessons, linkMinimum }],
        [],
        { ...empty, links: Array(have).fill({ kind: 'lessons' }) },
        {
          ...terms,
          attestationGap: null,
          names: [],
        },
      );
    expect(linksMissing(2, 1)).toEqual([
      { part: 'links', artifact: 'lessons', have: 1, need: 2, say: 'Lessons: add 1 more link. The minimum is 2.' },
    ]);
    expect(linksMissing(0, 0)).toMatchObject([{ part: 'links', need: 1 }]);
    expect(linksMissing(2, 2)).toEqual([]);
  });

  it('requires some text where there is no minimum, since all four artifacts are required', () => {
    expect(of({ ...complete, texts: complete.texts.slice(0, 1) })).toMatchObject([
      { part: 'words', artifact: 'portfolio_analysis', need: 1 },
    ]);
  });

  for (const state of ['uploaded', 'scanning', 'infected', 'unscannable', 'unscanned'] as const) {
    it(`names a file that is ${state}`, () => {
      expect(of({ ...complete, files: [file(1), file(2, state)] })).toMatchObject([
        { part: 'file-check', fileId: 'f2', state },
      ]);
    });
  }

  it('takes an unscanned file where the program does', () => {
    const draft = { ...complete, files: [file(1), file(2, 'unscanned')] };
    expect(
      missingParts([narrative, profile, analysis], scope, draft, {
        takesUnscanned: true,
        attestationGap: null,
        names: [],
      }),
    ).toEqual([]);
  });

  it('waits until a file is prepared for reviewers', () => {
    const draft = { ...complete, files: [file(1), { ...file(2), preparation: 'waiting' as const }] };
    expect(of(draft)).toMatchObject([{ part: 'file-check', fileId: 'f2', say: expect.stringContaining('prepared') }]);
  });

  it('says what is wrong with a file that reviewers could not read', () => {
    const locked = { ...file(2), preparation: 'unreadable' as const, problem: 'It needs a password. Save it without.' };
    expect(of({ ...complete, files: [file(1), locked] })).toMatchObject([
      {
        part: 'file-check',
        fileId: 'f2',
        say: 'Profile of sample documents, file 2: It needs a password. Save it without. Then remove this one.',
      },
    ]);
  });

  it('names evidence that points behind the end of a file', () => {
    const files = [
      { ...file(1), pages: 3 },
      { ...file(2), mediaType: 'audio/mpeg', seconds: 65.4 },
    ];
    const places = (first: object, second: object) =>
      of({
        ...complete,
        files,
        evidence: [link('o1', { fileId: 'f1', ...first }), link('o2', { fileId: 'f2', ...second })],
      });
    expect(places({ page: 3 }, { second: 65 })).toEqual([]);
    expect(places({ page: 4 }, { second: 66 })).toMatchObject([
      {
        part: 'evidence-place',
        detailId: 'o1',
        fileId: 'f1',
        say: 'Evidence for “Provides structures”: the file has 3 pages. Choose a page from 1 to 3.',
      },
      { part: 'evidence-place', detailId: 'o2', say: expect.stringContaining('the file is 65 seconds long') },
    ]);
  });

  it.each([
    ['image/png', { page: 2, second: null }, 'a picture has no pages'],
    ['video/mp4', { page: 2, second: null }, 'recordings and videos have no pages'],
    ['application/pdf', { page: null, second: 3 }, 'only recordings and videos have moments'],
    ['image/png', { page: null, second: null }, null],
    ['application/pdf', { page: 2, second: null }, null],
  ])('in %s points at no place of another kind of file: %j', (mediaType, place, wrong) => {
    const said = misplaced(place, { mediaType, pages: null, seconds: null });
    expect(said).toEqual(wrong === null ? null : expect.stringContaining(wrong));
  });

  it('names a file without a description', () => {
    expect(of({ ...complete, files: [file(1, 'clean', ' '), file(2)] })).toMatchObject([
      { part: 'file-description', fileId: 'f1' },
    ]);
  });
});

describe('the attestation', () => {
  it('is missing until the candidate attests, and again when the text has changed', () => {
    expect(of(complete, 'missing')).toEqual([
      {
        part: 'attestation',
        say: 'Attest that the work is yours, how you used AI, and that people shown or named agreed.',
      },
    ]);
    expect(of(complete, 'outdated')).toEqual([
      { part: 'attestation', say: 'The attestation text has changed. Read the new text and attest again.' },
    ]);
  });
});

describe('how far an artifact is', () => {
  it('is not started, then started, then complete', () => {
    expect(progressOf(narrative, empty, terms)).toBe('not_started');
    expect(progressOf(narrative, { ...empty, texts: [{ kind: narrative.kind, words: 12 }] }, terms)).toBe('started');
    expect(progressOf(narrative, complete, terms)).toBe('complete');
    expect(progressOf(profile, { ...empty, files: [file(1)] }, terms)).toBe('started');
  });
});
