import type { RequirementKind } from '../vocabulary.js';

/** A requirement of a pilot, and whether the award waits for it. */
export interface PilotRequirement {
  kind: RequirementKind;
  awardWaits: boolean;
}

export interface RequirementStanding extends PilotRequirement {
  metAt: Date | null;
}

/** Each requirement of the pilot and when it was met, in the pilot's order. */
export function requirementStandings(
  asked: readonly PilotRequirement[],
  met: readonly { kind: RequirementKind; metAt: Date }[],
): RequirementStanding[] {
  return asked.map((requirement) => ({
    ...requirement,
    metAt: met.find(({ kind }) => kind === requirement.kind)?.metAt ?? null,
  }));
}

/** The requirements that the award still waits for. */
export function outstanding(standings: readonly RequirementStanding[]): RequirementKind[] {
  return standings.filter(({ awardWaits, metAt }) => awardWaits && metAt === null).map(({ kind }) => kind);
}
