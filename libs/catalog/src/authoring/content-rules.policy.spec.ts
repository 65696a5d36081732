import { describe, expect, it } from '@jest/globals';
import type { ArtifactRequirement, Outcome, RubricLevel, VersionContent } from '../version-content.document.js';
import { faultsOf, missingPartsOf, unconfirmedWordsOf } from './content-rules.policy.js';
import { sampleContent } from './content.sample.js';

const known = { levels: ['emerging', 'developing'], competencies: [4, 5, 6], microCredentials: ['INS-1'] };
const [first, second] = sampleContent().outcomes as [Outcome, Outcome];
const [narrative, documents, analysis, reflection] = sampleContent().artifacts as [
  ArtifactRequirement,
  ArtifactRequirement,
  ArtifactRequirement,
  ArtifactRequirement,
];
const [notMet, progressing, demonstrated] = sampleContent().rubric as [RubricLevel, RubricLevel, RubricLevel];

const places = (changes: Partial<VersionContent>): string[] =>
  faultsOf(sampleContent(changes), known).map(({ pointer }) => pointer);
const withFiles = (files: Partial<NonNullable<ArtifactRequirement['files']>>): string[] =>
  places({ artifacts: [narrative, { ...documents, files: { ...documents.files!, ...files } }, analysis, reflection] });

describe('the faults of content', () => {
  it('are none in correct content, even if it is unfinished', () => {
    expect(places({})).toEqual([]);
    expect(places({ outcomes: [] })).toEqual([]);
  });

  it('are levels and details of the pass rule that do not exist, and the first level, which everybody reaches', () => {
    const rule = (level: string, detailLevels: Record<string, string> = {}) =>
      places({ passRule: { kind: 'at-least-level', level, detailLevels } });
    expect(rule('progressing', { o2a: 'demonstrated' })).toEqual([]);
    expect(rule('splendid')).toEqual(['/passRule/level']);
    expect(rule('not_met', { o9: 'demonstrated', o1: 'not_met' })).toEqual([
      '/passRule/level',
      '/passRule/detailLevels/o9',
      '/passRule/detailLevels/o1',
    ]);
  });

  it('come with what is allowed', () => {
    expect(faultsOf(sampleContent({ level: 'expert' }), known)).toEqual([
      { pointer: '/level', detail: 'The framework has no level "expert". Its levels: emerging, developing.' },
    ]);
  });

  it.each<[string, Partial<VersionContent>, string[]]>([
    ['an outcome number is skipped', { outcomes: [first, { ...second, number: 3 }] }, ['/outcomes/1/number']],
    ['an outcome number is repeated', { outcomes: [first, { ...second, number: 1 }] }, ['/outcomes/1/number']],
    [
      'a detail letter is skipped',
      { outcomes: [first, { ...second, details: [second.details[0]!, { ...second.details[1]!, letter: 'c' }] }] },
      ['/outcomes/1/details/1/letter'],
    ],
    ['two outcomes have one id', { outcomes: [first, { ...second, id: 'o1' }] }, ['/outcomes/1/id']],
    [
      'a detail has the id of an outcome',
      { outcomes: [first, { ...second, details: [{ ...second.details[0]!, id: 'o1' }] }] },
      ['/outcomes/1/details/0/id'],
    ],
    [
      "an artifact's title or a level's name has a line break",
      {
        artifacts: [{ ...narrative, title: 'Narrative\nhere' }, documents, analysis, reflection],
        rubric: [notMet, progressing, { ...demonstrated, name: 'Demon\u202Estrated' }],
      },
      ['/artifacts/0/title', '/rubric/2/name'],
    ],
    [
      'a competency is unknown',
      { outcomes: [{ ...first, competencies: [4, 99] }, second] },
      ['/outcomes/0/competencies/1'],
    ],
    [
      'a competency is listed twice',
      { outcomes: [{ ...first, competencies: [4, 4] }, second] },
      ['/outcomes/0/competencies/1'],
    ],
    [
      'a question is about an outcome that is not there',
      { artifacts: [{ ...narrative, guidingQuestions: [{ id: 'q1', text: 'Why?', outcome: 'o9' }] }] },
      ['/artifacts/0/guidingQuestions/0/outcome'],
    ],
    [
      'a sentence is for a level that the scale does not have',
      {
        outcomes: [
          { ...first, rubricSentences: { excellent: 'All of it', demonstrated: 'It is there' } },
          { ...second, details: [{ ...second.details[0]!, rubricSentences: { none: 'Nothing' } }] },
        ],
      },
      ['/outcomes/0/rubricSentences/excellent', '/outcomes/1/details/0/rubricSentences/none'],
    ],
    [
      'a sample document is listed twice, or has a line break',
      { outcomes: [{ ...first, sampleDocuments: ['A plan', 'A plan', 'Two\nlines'] }, second] },
      ['/outcomes/0/sampleDocuments/2', '/outcomes/0/sampleDocuments/1'],
    ],
    [
      'an alignment is listed twice',
      {
        alignments: [
          { framework: 'PSEL', code: '4b', title: 'Align' },
          { framework: 'PSEL', code: '4b', title: 'Align again' },
          { framework: 'Other', code: '4b', title: 'Align' },
        ],
      },
      ['/alignments/1/code'],
    ],
    [
      'two resources have one id, or a title has a line break',
      {
        resources: [
          { id: 'r1', title: 'A book', about: '' },
          { id: 'r1', title: 'Another\nbook', about: '' },
        ],
      },
      ['/resources/1/title', '/resources/1/id'],
    ],
    [
      'a prerequisite is unknown or listed twice',
      { prerequisites: ['INS-1', 'INS-1', 'XYZ-9'] },
      ['/prerequisites/2', '/prerequisites/1'],
    ],
    ['a place is marked twice', { unconfirmed: ['/about', '/about'] }, ['/unconfirmed/1']],
    [
      'something is marked that cannot be a draft',
      { unconfirmed: ['/priceCents', '/outcomes', '/about', '/artifacts/document_profile/files'] },
      ['/unconfirmed/0', '/unconfirmed/1', '/unconfirmed/3'],
    ],
    [
      'an artifact has the name of another part',
      { artifacts: [{ ...narrative, kind: 'results' }] },
      ['/artifacts/0/kind'],
    ],
    [
      'an artifact is listed twice',
      { artifacts: [narrative, documents, analysis, reflection, { ...reflection, position: 5 }] },
      ['/artifacts/4/kind'],
    ],
    [
      'the artifacts are out of order',
      { artifacts: [documents, narrative, analysis, reflection] },
      ['/artifacts/0/position', '/artifacts/1/position'],
    ],
    [
      'the words do not fit',
      {
        artifacts: [{ ...narrative, text: { wordMinimum: 100, maxCharacters: 198 } }, documents, analysis, reflection],
      },
      ['/artifacts/0/text/maxCharacters'],
    ],
    [
      'two guiding questions have the same id',
      {
        artifacts: [
          { ...narrative, guidingQuestions: [...narrative.guidingQuestions, { id: 'q1', text: 'And then?' }] },
          documents,
          analysis,
          reflection,
        ],
      },
      ['/artifacts/0/guidingQuestions/1/id'],
    ],
    ['the rubric is empty', { rubric: [] }, ['/rubric']],
    ['no rubric level meets', { rubric: [notMet, progressing] }, ['/rubric']],
    ['every rubric level meets', { rubric: [demonstrated] }, ['/rubric/0/meets']],
    ['the rubric does not ascend', { rubric: [notMet, demonstrated, progressing] }, ['/rubric/2/meets']],
    [
      'two rubric levels have the same code',
      { rubric: [notMet, { ...progressing, code: 'not_met' }, demonstrated] },
      ['/rubric/1/code'],
    ],
  ])('name the place where %s', (_situation, changes, expected) => {
    expect(places(changes)).toEqual(expected);
  });

  it('point at a minimum of files above the maximum', () => {
    expect(withFiles({ minCount: 6 })).toEqual(['/artifacts/1/files/minCount']);
  });

  it.each(['pdf', 'image/*', 'Image/PNG', 'application/', '*/*', 'text/plain; charset=utf-8', ' image/png'])(
    'refuse %j as a media type',
    (type) => {
      expect(withFiles({ accept: ['application/pdf', type] })).toEqual(['/artifacts/1/files/accept/1']);
    },
  );

  it('include a media type that is listed twice', () => {
    expect(withFiles({ accept: ['image/png', 'image/png'] })).toEqual(['/artifacts/1/files/accept/1']);
  });

  it('are listed all at once', () => {
    expect(
      places({ level: 'expert', outcomes: [{ ...first, number: 2 }], rubric: [progressing], artifacts: [] }),
    ).toEqual(['/level', '/outcomes/0/number', '/rubric']);
  });
});

describe('the missing parts of a draft', () => {
  it('are none when it is complete', () => {
    expect(missingPartsOf(sampleContent())).toEqual([]);
  });

  it('include the artifacts: at least one is asked for', () => {
    expect(missingPartsOf(sampleContent({ artifacts: [] }))).toEqual([
      { pointer: '/artifacts', detail: 'Ask for at least one artifact.' },
    ]);
  });

  it('are none where an artifact asks for links alone', () => {
    const links = { minCount: 1, maxCount: 3 };
    expect(missingPartsOf(sampleContent({ artifacts: [{ ...narrative, text: null, links }] }))).toEqual([]);
    expect(
      missingPartsOf(sampleContent({ artifacts: [{ ...narrative, text: null, links: { ...links, minCount: 0 } }] })),
    ).toMatchObject([{ pointer: '/artifacts/0' }]);
  });

  it('are listed in full: the outcomes, and each artifact that asks for nothing', () => {
    const optional = { ...documents, files: { ...documents.files!, minCount: 0 } };
    const missing = missingPartsOf(
      sampleContent({ outcomes: [], artifacts: [{ ...narrative, text: null }, optional, analysis, reflection] }),
    );
    expect(missing).toEqual([
      { pointer: '/outcomes', detail: 'Write at least one essential outcome.' },
      {
        pointer: '/artifacts/0',
        detail: '"Responsive narrative" asks for nothing yet. Ask for a text, or for at least one file or link.',
      },
      {
        pointer: '/artifacts/1',
        detail: '"Profile of sample documents" asks for nothing yet. Ask for a text, or for at least one file or link.',
      },
    ]);
  });
});

describe('words that the program has not confirmed', () => {
  it('keep a draft from going into pilot where candidates are judged by them', () => {
    const content = sampleContent({
      unconfirmed: ['/outcomes/o1', '/outcomes/o2/details/o2b', '/artifacts/document_profile', '/rubric/progressing'],
    });
    expect(missingPartsOf(content).map(({ pointer }) => pointer)).toEqual([
      '/outcomes/0',
      '/outcomes/1/details/1',
      '/artifacts/1',
      '/rubric/1',
    ]);
    expect(unconfirmedWordsOf(content)).toEqual([]);
  });

  it('elsewhere are told, and do not keep it', () => {
    const content = sampleContent({ unconfirmed: ['/about', '/artifacts/responsive_narrative/guidingQuestions/q1'] });
    expect(missingPartsOf(content)).toEqual([]);
    expect(unconfirmedWordsOf(content).map(({ pointer }) => pointer)).toEqual([
      '/about',
      '/artifacts/0/guidingQuestions/0',
    ]);
  });
});
