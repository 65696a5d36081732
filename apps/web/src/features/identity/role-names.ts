import type { Role } from '../../api/schema';

/** What Laurel calls each role. */
export const roleNames: Record<Role, string> = {
  candidate: 'Candidate',
  reviewer: 'Reviewer',
  administrator: 'Administrator',
  coach: 'Coach',
  designer: 'Designer',
};
