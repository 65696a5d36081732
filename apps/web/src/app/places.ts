import type { Role, Session } from '../api/schema';

interface Place {
  role: Role;
  to: string;
  label: string;
}

/** Where each role works, in the order of the navigation. A role's first place is where it comes to after signing in. */
const places: readonly Place[] = [
  { role: 'candidate', to: '/work', label: 'My work' },
  { role: 'candidate', to: '/my-badges', label: 'My badges' },
  { role: 'candidate', to: '/career', label: 'Career' },
  { role: 'reviewer', to: '/reviews', label: 'Reviews' },
  { role: 'coach', to: '/coaching', label: 'Coaching' },
  { role: 'administrator', to: '/admin', label: 'Administration' },
];

/** The places of whoever is signed in; none for anyone else. */
export function placesOf(session: Session | null | undefined): Place[] {
  return places.filter(({ role }) => session?.roles.includes(role));
}

/** Where someone goes who has just come in. */
export function homeOf(session: Session): string {
  return placesOf(session)[0]?.to ?? '/profile';
}
