import type { CredentialDocument } from './open-badge.document.js';

/** The name of each level reached, by the id of its result description. */
export function levelsReached({
  credentialSubject: { achievement, result },
}: Pick<CredentialDocument, 'credentialSubject'>): ReadonlyMap<string, string> {
  const names = new Map(
    achievement.resultDescription.flatMap(({ rubricCriterionLevel }) =>
      rubricCriterionLevel.map(({ id, name }) => [id, name]),
    ),
  );
  return new Map(
    result.map(({ resultDescription, achievedLevel }) => [resultDescription, names.get(achievedLevel) ?? '']),
  );
}
