import type { VersionState } from '../vocabulary.js';

/** The facts that decide which versions are current. */
export interface Candidacy {
  number: number;
  level: string;
  state: VersionState;
}

/**
 * The current version of a micro-credential at each level: the published version, or else the latest in pilot. A
 * micro-credential without any is in development.
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
