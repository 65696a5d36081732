import type { Role, Session } from '../api/schema';

interface Place {
  role: Role;
  to: string;
  label: string;
}

/**
 * The pages of each role, in the order of the navigation. After signing in, people come to the first page of their
 * role.
 */
const places: readonly Place[] = [
  { role: 'candidate', to: '/work', label: 'My work' },
  { role: 'candidate', to: '/my-badges', label: 'My badges' },
  { role: 'candidate', to: '/career', label: 'Career' },
  { role: 'reviewer', to: '/reviews', label: 'Reviews' },
  { role: 'coach', to: '/coaching', label: 'Coaching' },
  { role: 'administrator', to: '/admin', label: 'Administration' },
];

/** The pages for the person who is signed in; none for others. */
export function placesOf(session: Session | null | undefined): Place[] {
  return places.filter(({ role }) => session?.roles.includes(role));
}

/** Where people go after signing in. */
export function homeOf(session: Session): string {
  return placesOf(session)[0]?.to ?? '/profile';
}
