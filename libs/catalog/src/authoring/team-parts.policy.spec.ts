import { describe, expect, it } from '@jest/globals';
import type { ArtifactRequirement, Outcome, VersionContent } from '../version-content.document.js';
import { teamPartsMissing } from './team-parts.policy.js';

const outcome = { id: 'o1', number: 1, statement: 'Leads', details: [], competencies: [] } satisfies Outcome;
const artifact = {
  kind: 'charter',
  position: 1,
  title: 'Charter',
  about: '',
  guidingQuestions: [],
  text: { wordMinimum: 0, maxCharacters: 1_000 },
  files: null,
} satisfies ArtifactRequirement;
const shared = { ...artifact, submittedBy: 'team' } as const;
const shown = { ...outcome, shownBy: 'team' } as const;
const pointers = (outcomes: Outcome[], artifacts: ArtifactRequirement[]) =>
  teamPartsMissing({ outcomes, artifacts } as VersionContent).map(({ pointer }) => pointer);

describe('a version for teams', () => {
  it('lacks nothing when those who show an outcome submit an artifact', () => {
    expect(pointers([outcome], [artifact])).toEqual([]);
    expect(pointers([outcome, shown], [shared, artifact])).toEqual([]);
    expect(pointers([shown], [shared])).toEqual([]);
  });

  it.each([
    ['an artifact for an outcome of the team', [shown], [artifact], ['/outcomes/0']],
    ['an outcome for an artifact of the team', [outcome], [artifact, shared], ['/artifacts/1']],
    ['an artifact of their own for an outcome of each candidate', [shown, outcome], [shared], ['/outcomes/1']],
  ])('needs %s', (_, outcomes, artifacts, missing) => {
    expect(pointers(outcomes, artifacts)).toEqual(missing);
  });

  it('has no artifact of a team that a coach confirms', () => {
    expect(pointers([shown], [{ ...shared, confirmedBy: 'coach' }])).toEqual(['/artifacts/0']);
  });
});
