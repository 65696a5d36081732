import type { Role } from '../vocabulary.js';

/** Roles in which one sees or decides other people's matters. */
const rolesAskingForASecondFactor: readonly Role[] = ['reviewer', 'administrator'];

interface Protection {
  /** Whether this installation asks reviewers and administrators for a second factor. */
  required: boolean;
  /** Whether the person has set one up and confirmed it. */
  completed: boolean;
}

/** Which of a person's roles are in force, and which rest until a second factor is set up. */
export function rolesInForce(
  roles: readonly Role[],
  { required, completed }: Protection,
): { roles: Role[]; withheld: Role[] } {
  const rests = (role: Role): boolean => required && !completed && rolesAskingForASecondFactor.includes(role);
  return { roles: roles.filter((role) => !rests(role)), withheld: roles.filter(rests) };
}
