import type { FieldError } from '#kernel';
import { type EnrollmentState, joiningStates } from '../vocabulary.js';

/** An enrollment that is to be in a team. */
export interface TeamCandidate {
  enrollmentId: string;
  name: string;
  pilotId: string;
  versionId: string;
  state: EnrollmentState;
  /** The team that it is in already. */
  teamId: string | null;
  /** Whether the person works at the school of the first in the list. */
  sameSchool: boolean;
}

/** Where the team is or is to be. */
interface Place {
  pilotId: string;
  versionId: string;
  /** Null for a new team. */
  teamId: string | null;
}

/** Why these cannot be the members of a team (rule 48), with a pointer to each. */
export function memberFaults(candidates: readonly (TeamCandidate | null)[], { teamId, ...place }: Place): FieldError[] {
  return candidates.flatMap((candidate, index) => {
    const fault = faultOf(candidate, { teamId, ...place });
    return fault === null ? [] : [{ pointer: `/enrollmentIds/${index}`, detail: fault }];
  });
}

function faultOf(candidate: TeamCandidate | null, { pilotId, versionId, teamId }: Place): string | null {
  if (candidate === null || candidate.pilotId !== pilotId) return 'Nobody in this pilot has this enrollment.';
  const { name, state } = candidate;
  if (candidate.versionId !== versionId) return `${name} works on another version.`;
  if (candidate.teamId !== null && candidate.teamId !== teamId) return `${name} is in another team.`;
  // Those who are in the team stay, whatever became of them since.
  if (candidate.teamId === null && !(joiningStates as readonly EnrollmentState[]).includes(state))
    return `The enrollment of ${name} is ${state}. Choose people who have a seat and have not submitted.`;
  return candidate.sameSchool ? null : `${name} does not work at the school of the others.`;
}
