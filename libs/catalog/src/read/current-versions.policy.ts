import type { VersionState } from '../vocabulary.js';

/** What decides which versions a newcomer is shown. */
export interface Candidacy {
  number: number;
  level: string;
  state: VersionState;
}

/**
 * The version of each level that stands for a micro-credential now: the published one, or else the latest in pilot.
 * A micro-credential without any is in development.
 */
export function currentVersions<Version extends Candidacy>(versions: readonly Version[]): Version[] {
  const current = new Map<string, Version>();
  for (const version of versions) {
    if (rank(version) > rank(current.get(version.level))) current.set(version.level, version);
  }
  return [...current.values()];
}

function rank(version: Candidacy | undefined): number {
  if (version?.state === 'published') return Infinity;
  return version?.state === 'pilot' ? version.number : 0;
}
