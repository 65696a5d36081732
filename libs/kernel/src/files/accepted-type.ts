import { DomainError } from '../domain-error.js';
import { fileEmpty, fileTooLarge } from './file-size.js';
import {
  acceptedInWords,
  canonicalType,
  extensionOf,
  familyOf,
  nounOf,
  remedyOf,
  takes,
  typeOfName,
} from './media-types.js';
import { lockedOffice } from './media-type.table.js';

/** What is known of an uploaded file, and which types are accepted. */
export interface TypeQuestion {
  /** The media type that the sender declared. Empty or `application/octet-stream` where it declared none. */
  declared: string;
  /** The type of the content itself, by its signature. Null when it is unknown. */
  sniffed: string | null;
  /** The file's name. Its extension counts where the sender declared nothing. */
  name: string;
  /** The media types that are accepted. */
  accept: readonly string[];
}

export interface FileLimits {
  maxBytes: number;
  /** The media types that are accepted. */
  accept: readonly string[];
}

/** What browsers send for extensions that their system does not know. */
const undeclared = new Set([
  '',
  'application/octet-stream',
  'binary/octet-stream',
  'application/x-download',
  'application/force-download',
]);

/** Types that have the same content: these containers have sound with or without pictures. */
const alsoSeenAs: Readonly<Record<string, readonly string[]>> = {
  'video/mp4': ['audio/mp4'],
  'video/webm': ['audio/webm'],
  'text/plain': ['text/csv', 'text/markdown', 'text/tab-separated-values'],
};

/** MP4 grew out of QuickTime: cameras write either brand under either name. */
const oneContainer = ['video/mp4', 'video/quicktime'];
/** Types whose files often have each other's names. */
const mixedUp = [['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/heic'], oneContainer];

const openXml = 'application/vnd.openxmlformats-officedocument';

/** The program of an Office type, what the program calls its files, and the button that protects them. */
const officePrograms: Readonly<Record<string, { program: string; file: string; button: string }>> = {
  [`${openXml}.wordprocessingml.document`]: { program: 'Word', file: 'Word document', button: 'Protect Document' },
  [`${openXml}.spreadsheetml.sheet`]: { program: 'Excel', file: 'Excel workbook', button: 'Protect Workbook' },
  [`${openXml}.presentationml.presentation`]: {
    program: 'PowerPoint',
    file: 'PowerPoint presentation',
    button: 'Protect Presentation',
  },
};
type OfficeProgram = (typeof officePrograms)[string];

/**
 * The media type under which a file is kept and delivered: the declared type, if it matches the content and is accepted.
 * Where nothing is declared, the name's extension decides, and then the content. A picture, a video or a recording that
 * has the name of another one is kept under its true type.
 * @throws DomainError `unsupported-type` with the accepted types: code `file.type-unknown`, `file.type-contradicted`,
 *   `file.type-locked` or `file.type-not-accepted`.
 */
export function acceptedType({ declared, sniffed, name, accept }: TypeQuestion): string {
  refuseDeclaredType({ declared, name, accept });
  const refuse = refusalFor(accept);
  if (sniffed === null) throw refuse('unknown', 'This file has no known format. Text files must be UTF-8.');
  const found = canonicalType(sniffed);
  const claimed = claimOf(declared, found, name);
  const office = claimed === null ? undefined : officePrograms[claimed];
  if (found === lockedOffice && office !== undefined) throw refuse('locked', lockedSentence(office));
  if (found === 'application/zip' && office !== undefined) throw refuse('contradicted', brokenSentence(office));
  const type = trueType({ found, claimed, accept });
  if (type === null) throw refuse('contradicted', contradiction(claimed!, found, name));
  if (!takes(accept, type)) throw notAccepted({ type, name: null, accept });
  return type;
}

/**
 * Refuses a file by what is known before its content is sent. The page and the server ask this one function.
 * @throws DomainError `file.empty`, `file.too-large`, `file.type-not-accepted`.
 */
export function refuseAnnouncedFile(
  file: { declared: string; name: string; size: number },
  { maxBytes, accept }: FileLimits,
): void {
  if (file.size === 0) throw fileEmpty();
  if (file.size > maxBytes) throw fileTooLarge(maxBytes);
  refuseDeclaredType({ ...file, accept });
}

function refuseDeclaredType({ declared, name, accept }: Omit<TypeQuestion, 'sniffed'>): void {
  // As if the content were text, which may have the most declared types.
  const claimed = claimOf(declared, 'text/plain', name);
  if (claimed === null || takes(accept, claimed)) return;
  const others = mixedUp.find((types) => types.includes(claimed)) ?? [];
  if (!others.some((other) => takes(accept, other))) throw notAccepted({ type: claimed, name, accept });
}

/** The type of a content that was sent as another one. Null when that cannot be an honest mistake. */
function trueType({
  found,
  claimed,
  accept,
}: {
  found: string;
  claimed: string | null;
  accept: readonly string[];
}): string | null {
  if (claimed === null || claimed === found) return found;
  if (alsoSeenAs[found]?.includes(claimed)) return claimed;
  if (familyOf(found) === null || familyOf(found) !== familyOf(claimed)) return null;
  const sameContainer = oneContainer.includes(found) && oneContainer.includes(claimed);
  return sameContainer && !takes(accept, found) ? claimed : found;
}

function notAccepted({
  type,
  name,
  accept,
}: {
  type: string;
  /** The file's name, if the type is what the name says. */
  name: string | null;
  accept: readonly string[];
}): DomainError {
  const sentence =
    type === 'image/heic'
      ? "This photo is in HEIC format, which reviewers can't open."
      : `This file is ${nounOf(type) ?? unknownNoun(name)}, which is not accepted here.`;
  return refusalFor(accept)('not-accepted', withRemedy(sentence, type));
}

function lockedSentence({ program, file, button }: OfficeProgram): string {
  return `This ${file} needs a password to open. In ${program}, choose File, Info, ${button}, Encrypt with Password, clear the password, and save. Then upload the file again.`;
}

/** A package that was cut or damaged looks like any other archive. */
function brokenSentence({ program, file }: OfficeProgram): string {
  return `This ${file} is incomplete or broken. Open it in ${program}, choose Save As, and upload the new file.`;
}

function contradiction(claimed: string, found: string, name: string): string {
  const label = nounOf(claimed) ?? unknownNoun(name);
  return withRemedy(
    `This file is labeled as ${label}, but its content is ${nounOf(found) ?? 'of another kind'}.`,
    found,
  );
}

function unknownNoun(name: string | null): string {
  const extension = name === null ? null : extensionOf(name);
  return extension === null ? 'of a kind that Laurel does not know' : `a .${extension} file`;
}

function withRemedy(sentence: string, type: string): string {
  const remedy = remedyOf(type);
  return remedy === null ? sentence : `${sentence} ${remedy}`;
}

function refusalFor(accept: readonly string[]) {
  const accepted = [...new Set(accept.map(canonicalType))];
  return (reason: 'unknown' | 'contradicted' | 'locked' | 'not-accepted', sentence: string): DomainError =>
    new DomainError('unsupported-type', `file.type-${reason}`, `${sentence} ${formats(accepted)}`, { accepted });
}

function claimOf(declared: string, found: string, name: string): string | null {
  const claimed = canonicalType(declared);
  if (undeclared.has(claimed)) return typeOfName(name);
  // Windows with Excel declares every CSV file this way.
  if (claimed === 'application/vnd.ms-excel' && found === 'text/plain' && typeOfName(name) === 'text/csv')
    return 'text/csv';
  return claimed;
}

function formats(accepted: readonly string[]): string {
  if (accepted.length === 0) return 'No files are accepted here.';
  const text = accepted.some((type) => type.startsWith('text/'))
    ? ' Save text as UTF-8. In Excel, choose "CSV UTF-8".'
    : '';
  return `Accepted formats: ${acceptedInWords(accepted)}.${text}`;
}
