import { useQuery } from '@tanstack/react-query';
import type { Role } from '../../api/schema';
import { roleNames } from './role-names';
import { sessionQuery } from './session.queries';

/** What readers see for each role: the word of their program, or else of Laurel. */
export function useRoleNames(): Record<Role, string> {
  const { data: session } = useQuery(sessionQuery);
  return { ...roleNames, ...session?.program.roleNames };
}
