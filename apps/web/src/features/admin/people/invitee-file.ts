import { roleNames } from '../../identity/role-names';
import type { InvitationRequest } from '../../../api/schema';

/** A person in a file of people to invite. What the file says wrongly stays as it is: the API says what is wrong. */
export interface FileRow {
  /** The row's number as a spreadsheet shows it. The titles are row 1. */
  line: number;
  invitee: InvitationRequest;
}

export interface InviteeFile {
  rows: FileRow[];
  /** Titles that mean nothing here. Their columns are not read. */
  unknownTitles: string[];
  /** Required titles that the file lacks. */
  missingTitles: string[];
}

type Field = keyof InvitationRequest;

/** The titles of the columns, in their order, and what else they may be called. */
const titles: Readonly<Record<Field, readonly string[]>> = {
  email: ['Email address', 'Email', 'E-mail', 'Mail'],
  name: ['Name', 'Full name'],
  roles: ['Roles', 'Role'],
  school: ['School'],
  district: ['District'],
  employer: ['Employer'],
  region: ['Region'],
  zone: ['Time zone', 'Zone'],
};
const fields = Object.keys(titles) as Field[];
const required: readonly Field[] = ['email', 'name'];
/** As in the form for one person. */
const usualZone = 'America/Chicago';

/** The titles, and one row as an example. */
export const emptyFile = `${fields.map((field) => titles[field][0]).join(',')}\r\nada@example.org,Ada Example,Candidate,Example School,Example District,,3,${usualZone}\r\n`;

/** Reads a CSV file of people to invite, with commas, semicolons or tabs. */
export async function inviteesIn(bytes: ArrayBuffer): Promise<InviteeFile> {
  const { default: papa } = await import('papaparse');
  const [head = [], ...lines] = papa.parse<string[]>(decoded(bytes)).data;
  const columns = head.map((title) => fieldOf(title));
  return {
    rows: lines
      .map((cells, index) => ({ line: index + 2, cells }))
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
      .map(({ line, cells }) => ({ line, invitee: inviteeIn(columns, cells) })),
    unknownTitles: head.filter((title, index) => columns[index] === undefined && title.trim() !== ''),
    missingTitles: required.filter((field) => !columns.includes(field)).map((field) => titles[field][0]!),
  };
}

/** UTF-8; otherwise as Excel for Windows writes it. */
function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function fieldOf(title: string): Field | undefined {
  const said = folded(title);
  return fields.find((field) => titles[field].some((name) => folded(name) === said));
}

const folded = (words: string) => words.trim().toLowerCase();

function inviteeIn(columns: readonly (Field | undefined)[], cells: readonly string[]): InvitationRequest {
  const said = (field: Field) => cells[columns.indexOf(field)]?.trim() ?? '';
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
