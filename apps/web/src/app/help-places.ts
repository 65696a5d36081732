import { type Role, roleValues, type Session } from '../api/schema';

/** There is a guide for each role. */
export type Guide = Role;
export const isGuide = (name: string): name is Guide => roleValues.some((role) => role === name);

/** The part of a guide that belongs to each page. The first path that fits decides. Designers share pages with administrators. */
const places: [path: RegExp, guide: Guide, part: string][] = [
  [/^\/work\/pilots\//, 'candidate', 'register'],
  [/^\/work\/[^/]+\/artifacts\/document/, 'candidate', 'upload'],
  [/^\/work\/[^/]+\/artifacts\//, 'candidate', 'write'],
  [/^\/work\/[^/]+\/evidence/, 'candidate', 'evidence'],
  [/^\/work\/[^/]+\/(check|receipts|submitted)/, 'candidate', 'submit'],
  [/^\/work\/[^/]+\/(results|requirements)/, 'candidate', 'result'],
  [/^\/work\/./, 'candidate', 'tasks'],
  [/^\/work/, 'candidate', 'register'],
  [/^\/(my-badges|connect)/, 'candidate', 'badges'],
  [/^\/career/, 'candidate', 'career'],
  [/^\/reviews\/[^/]+\/lock/, 'reviewer', 'lock'],
  [/^\/reviews\/./, 'reviewer', 'score'],
  [/^\/reviews/, 'reviewer', 'queue'],
  [/^\/coaching\/./, 'coach', 'meetings'],
  [/^\/coaching/, 'coach', 'people'],
  [/^\/admin\/(pilots|enrollments)/, 'administrator', 'pilots'],
  [/^\/admin\/(review\/(decisions|releases?)\b|waiting-badges)/, 'administrator', 'release'],
  [/^\/admin\/review/, 'administrator', 'assign'],
  [/^\/admin\/catalog/, 'administrator', 'authoring'],
  [/^\/admin\/badges/, 'administrator', 'badges'],
  [/^\/admin\/people/, 'administrator', 'people'],
  [/^\/admin\/program/, 'administrator', 'program'],
  [/^\/admin\/(messages|deliveries|audit|system)/, 'administrator', 'records'],
  [/^\/admin/, 'administrator', 'overview'],
  [/^\/admin\/catalog\/drafts/, 'designer', 'comment'],
  [/^\/admin\/catalog/, 'designer', 'write'],
];

/** Where the help opens from a page. Pages of no role open the guide of the person's first role. */
export function helpFor(path: string, session: Session | null | undefined): { guide: Guide; part?: string } {
  const place = places.find(
    ([fits, guide]) => fits.test(path) && (guide !== 'administrator' || !isOnly('designer', session)),
  );
  if (place) return { guide: place[1], part: place[2] };
  const read = path.replace('/help/', '');
  return { guide: isGuide(read) ? read : firstGuide(session) };
}

/** Whether the person has this role, and is no administrator. */
const isOnly = (role: Role, session: Session | null | undefined): boolean =>
  session?.roles.includes(role) === true && !session.roles.includes('administrator');

/** The guide of a person's first role. Visitors get the guide for candidates. */
export const firstGuide = (session: Session | null | undefined): Guide => session?.roles[0] ?? 'candidate';
