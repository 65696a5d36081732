import { describe, expect, it } from '@jest/globals';
import { curriculum } from '../../test/curriculum-badge.js';
import { achievementDocument, issuerProfile } from './achievement.document.js';
import { Addresses } from '../addresses.policy.js';

const document = achievementDocument(
  curriculum,
  issuerProfile('Missouri Leadership Development System', new Addresses('https://badges.example.org')),
  new Addresses('https://badges.example.org'),
);

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
    expect(document.criteria.narrative).toContain('has to reach **Demonstrated** or above');
    expect(document.criteria.narrative).toContain('2. Creates a collaborative environment');
  });

  it('has a description even where the version has none, since the schema requires one', () => {
    const silent = achievementDocument(
      { ...curriculum, about: '' },
      issuerProfile('Issuer', new Addresses('https://badges.example.org')),
      new Addresses('https://badges.example.org'),
    );
    expect(silent.description).toBe(
      'A micro-credential of the stack Instructional Leadership, at the level Developing.',
    );
  });

  it('is refused for a scale without a level that meets', () => {
    const unearnable = { ...curriculum, rubric: curriculum.rubric.map((step) => ({ ...step, meets: false })) };
    expect(() =>
      achievementDocument(
        unearnable,
        issuerProfile('Issuer', new Addresses('https://badges.example.org')),
        new Addresses('https://badges.example.org'),
      ),
    ).toThrow('cannot be earned');
  });
});
