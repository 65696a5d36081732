import type { Role } from '../../api/schema';

/** What each role is called on the page. */
export const roleNames: Record<Role, string> = {
  candidate: 'Candidate',
  reviewer: 'Reviewer',
  administrator: 'Administrator',
  coach: 'Coach',
};
