import type { FieldError } from '#kernel';
import type { VersionContent } from '../version-content.document.js';

/**
 * What a version for teams lacks (rule 48): evidence of an outcome is in the artifacts of those who show it, so each
 * needs the other. A coach confirms the work of one person, not of a team.
 */
export function teamPartsMissing({ outcomes, artifacts }: VersionContent): FieldError[] {
  const sharedArtifact = artifacts.findIndex(({ submittedBy }) => submittedBy === 'team');
  const sharedOutcome = outcomes.findIndex(({ shownBy }) => shownBy === 'team');
  if (sharedArtifact === -1 && sharedOutcome === -1) return [];
  const missing: FieldError[] = [];
  if (sharedArtifact === -1)
    missing.push({
      pointer: `/outcomes/${sharedOutcome}`,
      detail: 'A team shows this outcome, so a team has to submit at least one artifact.',
    });
  if (sharedOutcome === -1)
    missing.push({
      pointer: `/artifacts/${sharedArtifact}`,
      detail: 'A team submits this artifact, so a team has to show at least one outcome.',
    });
  const ownOutcome = outcomes.findIndex(({ shownBy }) => shownBy === undefined);
  if (ownOutcome !== -1 && artifacts.every(({ submittedBy }) => submittedBy === 'team'))
    missing.push({
      pointer: `/outcomes/${ownOutcome}`,
      detail: 'Each candidate shows this outcome, so candidates have to submit at least one artifact of their own.',
    });
  return [
    ...missing,
    ...artifacts.flatMap(({ submittedBy, confirmedBy }, index) =>
      submittedBy === 'team' && confirmedBy !== undefined
        ? [
            {
              pointer: `/artifacts/${index}`,
              detail: 'A coach confirms the work of one person. An artifact of a team cannot be confirmed.',
            },
          ]
        : [],
    ),
  ];
}
