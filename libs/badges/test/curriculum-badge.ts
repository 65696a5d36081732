import type { Addresses } from '../src/addresses.policy.js';
import type { AchievementDefinition } from '../src/document/achievement.document.js';
import type { Attainment, Issuance } from '../src/document/credential.document.js';
import type { Profile } from '../src/document/open-badge.document.js';
import { issuerProfile } from '../src/issuer/issuer.document.js';

/** The first program's issuer. */
export const issuerAt = ({ firstIssuer, publicUrl }: Addresses): Profile =>
  issuerProfile({ addresses: firstIssuer, name: 'Missouri Leadership Development System', url: publicUrl });

const rubric = [
  { code: 'not_met', name: 'Not met', about: 'The evidence does not show it.' },
  { code: 'progressing', name: 'Progressing', about: 'The evidence shows a part of it.' },
  { code: 'demonstrated', name: 'Demonstrated', about: 'The evidence shows it in full.' },
  { code: 'exemplary', name: 'Exemplary', about: 'The evidence can teach others.' },
];

/** A micro-credential of three outcomes, the second with two details. */
export const curriculum: AchievementDefinition = {
  id: '019aa000-0000-7000-8000-000000000001',
  code: 'INS-1',
  title: 'Guaranteed and Viable Curriculum',
  stack: 'Instructional Leadership',
  level: { code: 'developing', name: 'Developing' },
  levelAssumed: false,
  versionNumber: 2,
  outcomes: [
    { id: 'o1', number: 1, statement: 'Provides structures that support a curriculum', requiredLevel: 'demonstrated' },
    { id: 'o2', number: 2, statement: 'Creates a collaborative environment', requiredLevel: 'demonstrated' },
    { id: 'o3', number: 3, statement: 'Develops a plan for assessment', requiredLevel: 'demonstrated' },
  ],
  artifacts: [
    { position: 1, title: 'Responsive narrative' },
    { position: 2, title: 'Profile of sample documents' },
    { position: 3, title: 'Portfolio analysis' },
    { position: 4, title: 'Reflection and dissemination plan' },
  ],
  rubric,
  passRule: 'Every detail must reach Demonstrated.',
  framework: { code: 'MLDS', name: 'Missouri Leadership Development System' },
  competencies: [
    { number: 4, title: 'Aligns curriculum', psel: ['4a', '10a'] },
    { number: 5, title: 'Uses research-based practices', psel: ['2b', '4a'] },
  ],
};

export const attainment: Attainment = {
  achievementId: curriculum.id,
  outcomes: [
    { id: 'o1', detailIds: ['o1'], counting: 1 },
    { id: 'o2', detailIds: ['o2a', 'o2b'], counting: 2 },
    { id: 'o3', detailIds: ['o3'], counting: 1 },
  ],
  rubric,
  levelOf: { o1: 'demonstrated', o2a: 'exemplary', o2b: 'demonstrated', o3: 'exemplary' },
  artifacts: [
    {
      position: 1,
      kind: 'responsive_narrative',
      title: 'Responsive narrative',
      about: 'A narrative that answers the guiding questions',
    },
    {
      position: 2,
      kind: 'document_profile',
      title: 'Profile of sample documents',
      about: 'Sample documents from practice',
    },
    { position: 3, kind: 'portfolio_analysis', title: 'Portfolio analysis', about: 'What the documents show' },
    { position: 4, kind: 'reflection_plan', title: 'Reflection and dissemination plan', about: 'What follows from it' },
  ],
  sealedAt: new Date('2026-03-01T18:00:00Z'),
  manifestSha256: 'ab'.repeat(32),
};

export const issuance: Issuance = {
  credentialId: '019aa000-0000-7000-8000-0000000000c1',
  listNumber: 1,
  listIndex: 7,
  salt: '5c5041364b744f8a9a4fbe7f95963ad8',
  validFrom: new Date('2026-04-01T12:00:00.123Z'),
};
