import type { Role, Session } from '../api/schema';

interface RolePage {
  role: Role;
  to: string;
  label: string;
}

/**
 * The pages of each role, in the order of the navigation. After signing in, people come to the first page of their
 * role.
 */
const rolePages: readonly RolePage[] = [
  { role: 'candidate', to: '/work', label: 'My work' },
  { role: 'candidate', to: '/my-badges', label: 'My badges' },
  { role: 'candidate', to: '/career', label: 'Career' },
  { role: 'reviewer', to: '/reviews', label: 'Reviews' },
  { role: 'coach', to: '/coaching', label: 'Coaching' },
  { role: 'designer', to: '/admin/catalog', label: 'Design' },
  { role: 'administrator', to: '/admin', label: 'Administration' },
];

/** The pages for the person who is signed in; none for others. */
export function pagesOf(session: Session | null | undefined): RolePage[] {
  return rolePages.filter(({ role }) => session?.roles.includes(role));
}

/** Where people go right after signing in: first to the second factor that a role of theirs waits for. */
export function firstPageOf(session: Session): string {
  return session.withheldRoles.length > 0 ? '/profile/second-factor' : homeOf(session);
}

/** The first page of the person's first role. */
export function homeOf(session: Session): string {
  return pagesOf(session)[0]?.to ?? '/profile';
}
