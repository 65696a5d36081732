import { describe, expect, it } from '@jest/globals';
import { curriculum, issuerAt } from '../../test/curriculum-badge.js';
import { achievementDocument } from './achievement.document.js';
import { Addresses } from '../addresses.policy.js';

const addresses = new Addresses('https://badges.example.org');
const made = (changes: Partial<typeof curriculum>) =>
  achievementDocument({ ...curriculum, ...changes }, issuerAt(addresses), addresses);
const document = made({});

describe('the achievement of a version', () => {
  it('is a micro-credential with one stable address per version', () => {
    expect(document).toMatchObject({
      id: `https://badges.example.org/achievements/${curriculum.id}`,
      achievementType: 'MicroCredential',
      name: 'Guaranteed and Viable Curriculum (Developing)',
      humanCode: 'INS-1',
      version: '2',
    });
  });

  it('has one result description per essential outcome, in order, with the whole scale and the required level', () => {
    expect(document.resultDescription.map(({ id }) => id)).toEqual(
      ['o1', 'o2', 'o3'].map((outcome) => `${document.id}#${outcome}`),
    );
    for (const description of document.resultDescription) {
      expect(description.resultType).toBe('RubricCriterionLevel');
      expect(description.requiredLevel).toBe(`${description.id}-demonstrated`);
      expect(description.rubricCriterionLevel.map(({ name, points }) => [name, points])).toEqual([
        ['Not met', '0'],
        ['Progressing', '1'],
        ['Demonstrated', '2'],
        ['Exemplary', '3'],
      ]);
    }
  });

  it('is aligned to each competency, and to each PSEL code once, in the standards’ order', () => {
    expect(document.alignment.map(({ targetCode }) => targetCode)).toEqual([
      'MLDS.4',
      'MLDS.5',
      'PSEL.2b',
      'PSEL.4a',
      'PSEL.10a',
    ]);
    expect(new Set(document.alignment.map(({ targetType }) => targetType))).toEqual(new Set(['CFItem']));
  });

  it('says what candidates had to do: the artifacts, the blind review, the outcomes, the level', () => {
    expect(document.criteria.narrative).toContain('4 artifacts: Responsive narrative, Profile of sample documents');
    expect(document.criteria.narrative).toContain('Every detail must reach Demonstrated.');
    expect(document.criteria.narrative).toContain('2. Creates a collaborative environment');
  });

  it('is described by what its holder showed', () => {
    expect(document.description).toBe(
      'The holder showed these 3 essential outcomes in practice: 1. Provides structures that support a curriculum; 2. Creates a collaborative environment; 3. Develops a plan for assessment.',
    );
    expect(made({ outcomes: curriculum.outcomes.slice(1, 2) }).description).toBe(
      'The holder showed this essential outcome in practice: Creates a collaborative environment.',
    );
  });

  it('says that its level is assumed, while the program has not confirmed it', () => {
    expect(made({ levelAssumed: true }).description).toMatch(
      / The level Developing is assumed: the program has not confirmed it yet\.$/,
    );
    expect(document.description).not.toContain('assumed');
  });

  it('says what it counts for; semester credit also for machines', () => {
    const counted = made({ credit: { hours: 15, points: 1, semesterCredit: 1.5 } });
    expect(counted).toMatchObject({ creditsAvailable: 1.5 });
    const sentence = 'It counts for 15 hours of professional development, 1 point, and 1.5 semester credits.';
    expect(counted.description).toContain(sentence);
    expect(counted.criteria.narrative).toContain(sentence);
    expect(made({ credit: { hours: 15 } })).not.toHaveProperty('creditsAvailable');
    expect(document.description).not.toContain('counts for');
  });

  it('says how long it is valid, and how to renew it', () => {
    const { narrative } = made({ validity: { months: 36, renewal: 'Submit *one* new artifact.' } }).criteria;
    expect(narrative).toContain('Valid for 36 months from the award.\n\nSubmit *one* new artifact.');
    expect(made({ validity: { months: null, renewal: 'None' } }).criteria).toEqual(document.criteria);
  });

  it('is aligned to items of other frameworks, as a whole and for each outcome', () => {
    const standard = { framework: 'State standards', code: 'S.1', title: 'Leads learning' };
    const withAddress = { ...standard, code: 'S.2', uri: 'https://standards.example.org/2' };
    const aligned = made({
      alignments: [standard, withAddress],
      outcomes: curriculum.outcomes.map((outcome, index) =>
        index === 0 ? { ...outcome, alignments: [withAddress] } : outcome,
      ),
    });
    expect(aligned.alignment.slice(-2)).toEqual(
      [aligned.criteria.id, 'https://standards.example.org/2'].map((targetUrl, index) => ({
        type: ['Alignment'],
        targetType: 'CFItem',
        targetName: 'Leads learning',
        targetCode: `S.${index + 1}`,
        targetFramework: 'State standards',
        targetUrl,
      })),
    );
    expect(
      aligned.resultDescription.map(({ alignment = [] }) => alignment.map(({ targetCode }) => targetCode)),
    ).toEqual([['S.2'], [], []]);
  });
});
