import type { RequirementKind } from '../vocabulary.js';

/** One thing that a pilot asks for, and whether its award waits for it. */
export interface PilotRequirement {
  kind: RequirementKind;
  awardWaits: boolean;
}

export interface RequirementStanding extends PilotRequirement {
  metAt: Date | null;
}

/** Each requirement of the pilot with its state, in the pilot's order. */
export function requirementStandings(
  asked: readonly PilotRequirement[],
  met: readonly { kind: RequirementKind; metAt: Date }[],
): RequirementStanding[] {
  return asked.map((requirement) => ({
    ...requirement,
    metAt: met.find(({ kind }) => kind === requirement.kind)?.metAt ?? null,
  }));
}

/** The requirements on which the award still waits. */
export function outstanding(standings: readonly RequirementStanding[]): RequirementKind[] {
  return standings.filter(({ awardWaits, metAt }) => awardWaits && metAt === null).map(({ kind }) => kind);
}
