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
  it('is nothing where nothing differs', () => {
    expect(after({})).toEqual([]);
  });

  it('says what a value was and what it is', () => {
    expect(after({ level: 'emerging' })).toEqual([
      { kind: 'changed', pointer: '/level', words: 'Level was "developing", and is "emerging".' },
    ]);
    expect(after({ priceCents: 18_000 })).toEqual([
      { kind: 'changed', pointer: '/priceCents', words: 'Price in cents was 0, and is 18000.' },
    ]);
  });

  it('names the outcome, and the detail, whose words changed', () => {
    const details = [{ ...leading.details[0]!, statement: 'Trains the teachers' }, leading.details[1]!];
    expect(after({ outcomes: [reading, { ...leading, details }] })).toEqual([
      {
        kind: 'changed',
        pointer: '/outcomes/1/details/0/statement',
        words: 'Outcome 2, detail a, statement was "Prepares the teachers", and is "Trains the teachers".',
      },
    ]);
  });

  it('tells what was added, and competencies as one list', () => {
    const third = { id: 'o3', number: 3, statement: 'Tells the district', details: [], competencies: [] };
    expect(after({ outcomes: [{ ...reading, competencies: [4, 5] }, leading, third] })).toEqual([
      { kind: 'changed', pointer: '/outcomes/0/competencies', words: 'Outcome 1, competencies was 4, and is 4, 5.' },
      { kind: 'added', pointer: '/outcomes/2', words: 'Outcome 3 was added: "Tells the district".' },
    ]);
  });

  it('points into the earlier version at what was removed, and does not call the rest changed for having moved up', () => {
    expect(after({ outcomes: [{ ...leading, number: 1 }] })).toEqual([
      { kind: 'removed', pointer: '/outcomes/0', words: 'Outcome 1 was removed: "Plans a shared reading hour".' },
    ]);
  });

  it('tells a new order as a new order', () => {
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
        words: 'Outcomes stand in another order; as they were called before: outcome 2, outcome 1.',
      },
    ]);
  });

  it('tells requirements that came, went or changed', () => {
    const demanding = {
      ...narrative,
      text: { wordMinimum: 1_000, maxCharacters: 5_000 },
      guidingQuestions: [],
      files: { minCount: 0, maxCount: 1, maxBytes: 10, accept: ['image/png'] },
    };
    expect(after({ artifacts: [demanding, ...otherArtifacts] }).map(({ kind, words }) => ({ kind, words }))).toEqual([
      { kind: 'removed', words: 'Responsive narrative, question q1 was removed: "What did you plan?".' },
      { kind: 'changed', words: 'Responsive narrative, text, words at least was 20, and is 1000.' },
      {
        kind: 'added',
        words:
          'Responsive narrative, files was added: files at least 0, files at most 1, bytes a file at most 10, accepted types "image/png".',
      },
    ]);
  });

  it('tells whether a rubric level began to meet', () => {
    const [notMet, progressing, demonstrated] = sampleContent().rubric as [
      VersionContent['rubric'][0],
      VersionContent['rubric'][0],
      VersionContent['rubric'][0],
    ];
    expect(after({ rubric: [notMet, { ...progressing, meets: true }, demonstrated] })).toEqual([
      { kind: 'changed', pointer: '/rubric/1/meets', words: 'Progressing, whether it meets was no, and is yes.' },
    ]);
  });
});
