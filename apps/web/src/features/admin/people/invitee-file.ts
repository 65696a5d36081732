import { roleNames } from '../../identity/role-names';
import type { InvitationRequest } from '../../../api/schema';
import { fieldsOf, folded, readTitledFile, type TitledFile, type TitledRow, type Titles } from '../parts/titled-file';

/** A person in a file of people to invite. What the file says wrongly stays as it is: the API says what is wrong. */
export interface FileRow {
  line: number;
  invitee: InvitationRequest;
}

type Field = keyof InvitationRequest;

const titles: Titles<Field> = {
  email: ['Email address', 'Email', 'E-mail', 'Mail'],
  name: ['Name', 'Full name'],
  roles: ['Roles', 'Role'],
  school: ['School'],
  district: ['District'],
  employer: ['Employer'],
  region: ['Region'],
  zone: ['Time zone', 'Zone'],
};

export const titleOf = (field: string): string | undefined => titles[field as Field]?.[0];

/** As in the form for one person. */
const usualZone = 'America/Chicago';

/** The titles, and one row as an example. */
export const emptyFile = `${fieldsOf(titles).map(titleOf).join(',')}\r\nada@example.org,Ada Example,Candidate,Example School,Example District,,3,${usualZone}\r\n`;

/** Reads a CSV file of people to invite. */
export async function inviteesIn(bytes: ArrayBuffer): Promise<TitledFile<FileRow>> {
  const file = await readTitledFile(bytes, titles, ['email', 'name']);
  return { ...file, rows: file.rows.map(({ line, said }) => ({ line, invitee: inviteeIn(said) })) };
}

function inviteeIn(said: TitledRow<Field>['said']): InvitationRequest {
  return {
    email: said('email'),
    name: said('name'),
    roles: rolesIn(said('roles')),
    school: said('school') || null,
    district: said('district') || null,
    employer: said('employer') || null,
    region: regionIn(said('region')),
    zone: said('zone') || usualZone,
  };
}

/** "Reviewer; Coach" or "reviewer, coach". Nothing means a candidate. */
function rolesIn(words: string): InvitationRequest['roles'] {
  const codes = Object.entries(roleNames).flatMap(([code, name]) => [
    [folded(name), code] as const,
    [code, code] as const,
  ]);
  const named = words.split(/[;,/]/).map(folded).filter(Boolean);
  const roles = named.map((word) => new Map(codes).get(word) ?? word);
  return (roles.length === 0 ? ['candidate'] : roles) as InvitationRequest['roles'];
}

/** "3" or "Region 3". */
function regionIn(words: string): InvitationRequest['region'] {
  if (words === '') return null;
  const number = /^(?:region\s*)?(\d+)$/i.exec(words)?.[1];
  return (number === undefined ? words : Number(number)) as InvitationRequest['region'];
}
