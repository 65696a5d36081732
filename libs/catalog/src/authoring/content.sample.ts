import type { ArtifactRequirement, VersionContent } from '../version-content.document.js';
import type { ArtifactKind } from '../vocabulary.js';

const requirement = (kind: ArtifactKind, position: number, title: string): ArtifactRequirement => ({
  kind,
  position,
  title,
  about: '',
  guidingQuestions: [],
  text: { wordMinimum: 20, maxCharacters: 5_000 },
  files: null,
});

/** Content for tests, complete and without faults: two outcomes, the second with details. */
export function sampleContent(changes: Partial<VersionContent> = {}): VersionContent {
  return {
    level: 'developing',
    about: 'How a school reads together',
    outcomes: [
      { id: 'o1', number: 1, statement: 'Plans a shared reading hour', details: [], competencies: [4] },
      {
        id: 'o2',
        number: 2,
        statement: 'Leads the shared reading hour',
        details: [
          { id: 'o2a', letter: 'a', statement: 'Prepares the teachers' },
          { id: 'o2b', letter: 'b', statement: 'Takes part' },
        ],
        competencies: [],
      },
    ],
    artifacts: [
      {
        ...requirement('responsive_narrative', 1, 'Responsive narrative'),
        guidingQuestions: [{ id: 'q1', text: 'What did you plan?' }],
      },
      {
        ...requirement('document_profile', 2, 'Profile of sample documents'),
        text: null,
        files: { minCount: 1, maxCount: 5, maxBytes: 1_000_000, accept: ['application/pdf', 'image/png'] },
      },
      requirement('portfolio_analysis', 3, 'Written analysis of portfolio contents'),
      requirement('reflection_plan', 4, 'Reflection and dissemination plan'),
    ],
    rubric: [
      { code: 'not_met', name: 'Not met', meets: false, about: '' },
      { code: 'progressing', name: 'Progressing', meets: false, about: '' },
      { code: 'demonstrated', name: 'Demonstrated', meets: true, about: '' },
    ],
    passRule: { kind: 'every-detail-meets' },
    priceCents: 0,
    ...changes,
  };
}
