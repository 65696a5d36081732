import { describe, expect, it } from '@jest/globals';
import type { VersionContent } from '../version-content.document.js';
import { changesBetween } from './content-changes.policy.js';
import { sampleContent } from './content.sample.js';

const [reading, leading] = sampleContent().outcomes as [VersionContent['outcomes'][0], VersionContent['outcomes'][0]];
const [narrative, ...otherArtifacts] = sampleContent().artifacts as [
  VersionContent['artifacts'][0],
  ...VersionContent['artifacts'],
];

const after = (changes: Partial<VersionContent>) => changesBetween(sampleContent(), sampleContent(changes));

describe('the difference between two versions', () => {
  it('is empty when nothing differs', () => {
    expect(after({})).toEqual([]);
  });

  it('gives the old and the new value', () => {
    expect(after({ level: 'emerging' })).toEqual([
      { kind: 'changed', pointer: '/level', words: 'Level was "developing" and is now "emerging".' },
    ]);
    expect(after({ priceCents: 18_000 })).toEqual([
      { kind: 'changed', pointer: '/priceCents', words: 'Price in cents was 0 and is now 18000.' },
    ]);
  });

  it('names the outcome and the detail that changed', () => {
    const details = [{ ...leading.details[0]!, statement: 'Trains the teachers' }, leading.details[1]!];
    expect(after({ outcomes: [reading, { ...leading, details }] })).toEqual([
      {
        kind: 'changed',
        pointer: '/outcomes/1/details/0/statement',
        words: 'Outcome 2, detail a, statement was "Prepares the teachers" and is now "Trains the teachers".',
      },
    ]);
  });

  it('lists additions, and competencies as one list', () => {
    const third = { id: 'o3', number: 3, statement: 'Tells the district', details: [], competencies: [] };
    expect(after({ outcomes: [{ ...reading, competencies: [4, 5] }, leading, third] })).toEqual([
      { kind: 'changed', pointer: '/outcomes/0/competencies', words: 'Outcome 1, competencies was 4 and is now 4, 5.' },
      { kind: 'added', pointer: '/outcomes/2', words: 'Outcome 3 was added: "Tells the district".' },
    ]);
  });

  it('points into the earlier version for removals, and does not list outcomes that only moved up', () => {
    expect(after({ outcomes: [{ ...leading, number: 1 }] })).toEqual([
      { kind: 'removed', pointer: '/outcomes/0', words: 'Outcome 1 was removed: "Plans a shared reading hour".' },
    ]);
  });

  it('reports a new order as a new order', () => {
    expect(
      after({
        outcomes: [
          { ...leading, number: 1 },
          { ...reading, number: 2 },
        ],
      }),
    ).toEqual([
      {
        kind: 'reordered',
        pointer: '/outcomes',
        words: 'Outcomes have a new order. By their old names: outcome 2, outcome 1.',
      },
    ]);
  });

  it('lists requirements that were added, removed or changed', () => {
    const demanding = {
      ...narrative,
      text: { wordMinimum: 1_000, maxCharacters: 5_000 },
      guidingQuestions: [],
      files: { minCount: 0, maxCount: 1, maxBytes: 10, accept: ['image/png'] },
    };
    expect(after({ artifacts: [demanding, ...otherArtifacts] }).map(({ kind, words }) => ({ kind, words }))).toEqual([
      { kind: 'removed', words: 'Responsive narrative, question q1 was removed: "What did you plan?".' },
      { kind: 'changed', words: 'Responsive narrative, text, minimum words was 20 and is now 1000.' },
      {
        kind: 'added',
        words:
          'Responsive narrative, files was added: minimum 0, maximum 1, maximum bytes per file 10, accepted types "image/png".',
      },
    ]);
  });

  it('shows that a rubric level now meets', () => {
    const [notMet, progressing, demonstrated] = sampleContent().rubric as [
      VersionContent['rubric'][0],
      VersionContent['rubric'][0],
      VersionContent['rubric'][0],
    ];
    expect(after({ rubric: [notMet, { ...progressing, meets: true }, demonstrated] })).toEqual([
      { kind: 'changed', pointer: '/rubric/1/meets', words: 'Progressing, meets was no and is now yes.' },
    ]);
  });

  it('names what helps candidates', () => {
    const resources = [{ id: 'r1', title: 'A book', about: '' }];
    const before = sampleContent({ resources, alignments: [{ framework: 'PSEL', code: '4b', title: 'Align' }] });
    const changed = sampleContent({
      why: 'To read more',
      resources: [{ ...resources[0]!, link: 'https://example.org/' }],
      alignments: [{ framework: 'PSEL', code: '4b', title: 'Aligns curriculum' }],
      credit: { hours: 15 },
      validity: { months: 36, renewal: '' },
      outcomes: [
        { ...reading, rubricSentences: { demonstrated: 'It is there' }, sampleDocuments: ['A plan', 'A note'] },
        leading,
      ],
    });
    expect(changesBetween(before, changed).map(({ words }) => words)).toEqual([
      'Outcome 1, rubric sentence was added: demonstrated "It is there".',
      'Outcome 1, sample documents was added: "A plan", "A note".',
      'Why was added: "To read more".',
      'A book, link was added: "https://example.org/".',
      'Alignment PSEL 4b, title was "Align" and is now "Aligns curriculum".',
      'Credit was added: hours of professional development 15.',
      'Validity was added: months of validity 36, renewal "".',
    ]);
  });

  it('tells which drafts were confirmed', () => {
    const before = sampleContent({ unconfirmed: ['/about', '/outcomes/o2/details/o2a'] });
    const confirmed = sampleContent({ unconfirmed: ['/artifacts/responsive_narrative/guidingQuestions/q1'] });
    expect(changesBetween(before, confirmed)).toEqual([
      { kind: 'removed', pointer: '/unconfirmed', words: 'Description is no longer marked as a draft.' },
      { kind: 'removed', pointer: '/unconfirmed', words: 'Outcome 2, detail a is no longer marked as a draft.' },
      { kind: 'added', pointer: '/unconfirmed', words: 'Responsive narrative, question q1 is marked as a draft.' },
    ]);
  });
});
