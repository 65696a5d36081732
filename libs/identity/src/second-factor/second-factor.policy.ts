import type { Role } from '../vocabulary.js';

/** Roles that see or decide other people's matters. */
const rolesAskingForASecondFactor: readonly Role[] = ['reviewer', 'administrator'];

interface Protection {
  /** Whether this installation requires a second factor for these roles. */
  required: boolean;
  /** Whether the person has set one up and confirmed it. */
  completed: boolean;
}

/** Splits a person's roles: those in force, and those withheld until a second factor is set up. */
export function rolesInForce(
  roles: readonly Role[],
  { required, completed }: Protection,
): { roles: Role[]; withheld: Role[] } {
  const rests = (role: Role): boolean => required && !completed && rolesAskingForASecondFactor.includes(role);
  return { roles: roles.filter((role) => !rests(role)), withheld: roles.filter(rests) };
}
