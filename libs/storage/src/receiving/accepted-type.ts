import { DomainError } from '#kernel';
import { canonicalType, labelOf, typeOfName } from './media-types.js';

/** What is known of an uploaded file, and which types are accepted. */
export interface TypeQuestion {
  /** The media type that the sender declared. Empty or `application/octet-stream` where it declared none. */
  declared: string;
  /** The type of the content itself (see `sniff`). Null when it is unknown. */
  sniffed: string | null;
  /** The file's name. Its extension counts where the sender declared nothing. */
  name: string;
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

/**
 * The media type under which a file is kept and delivered: the declared type, if it matches the content and is accepted.
 * Where nothing is declared, the name's extension decides, and then the content.
 * @throws DomainError `unsupported-type` with the accepted types: code `file.type-unknown`, `file.type-contradicted` or
 *   `file.type-not-accepted`.
 */
export function acceptedType({ declared, sniffed, name, accept }: TypeQuestion): string {
  const refuse = refusalFor(accept);
  if (sniffed === null) throw refuse('unknown', 'This file has no known format. Text files must be UTF-8.');
  const found = canonicalType(sniffed);
  const claimed = claimOf(declared, found, name);
  if (claimed !== null && claimed !== found && !alsoSeenAs[found]?.includes(claimed)) {
    throw refuse('contradicted', `This file is labeled as ${labelOf(claimed)}, but its content is ${labelOf(found)}.`);
  }
  const type = claimed ?? found;
  if (!takes(accept, type)) throw notAccepted(type, accept);
  return type;
}

/**
 * Refuses a file by its declared type or name, before the content is sent.
 * @throws DomainError `unsupported-type`, code `file.type-not-accepted`, where `acceptedType` would refuse any content.
 */
export function refuseDeclaredType({ declared, name, accept }: Omit<TypeQuestion, 'sniffed'>): void {
  // As if the content were text, which may have the most declared types.
  const claimed = claimOf(declared, 'text/plain', name);
  if (claimed !== null && !takes(accept, claimed)) throw notAccepted(claimed, accept);
}

/** What iPhones take photos in. */
function isHeic(type: string): boolean {
  return /^image\/hei[cf](-sequence)?$/.test(type);
}

function takes(accept: readonly string[], type: string): boolean {
  return accept.some((accepted) => canonicalType(accepted) === type);
}

function notAccepted(type: string, accept: readonly string[]): DomainError {
  const sentence = isHeic(type)
    ? "This photo is in HEIC format, which reviewers can't open. On an iPhone, choose Settings, Camera, Formats, Most Compatible, or export it as JPEG."
    : `This file is ${labelOf(type)}, which is not accepted here.`;
  return refusalFor(accept)('not-accepted', sentence);
}

function refusalFor(accept: readonly string[]) {
  const accepted = [...new Set(accept.map(canonicalType))];
  return (reason: 'unknown' | 'contradicted' | 'not-accepted', sentence: string): DomainError =>
    new DomainError('unsupported-type', `file.type-${reason}`, `${sentence} ${remedy(accepted)}`, { accepted });
}

function claimOf(declared: string, found: string, name: string): string | null {
  const claimed = canonicalType(declared);
  if (undeclared.has(claimed)) return typeOfName(name);
  // Windows with Excel declares every CSV file this way.
  if (claimed === 'application/vnd.ms-excel' && found === 'text/plain' && typeOfName(name) === 'text/csv')
    return 'text/csv';
  return claimed;
}

function remedy(accepted: readonly string[]): string {
  if (accepted.length === 0) return 'No files are accepted here.';
  const text = accepted.some((type) => type.startsWith('text/'))
    ? ' Save text as UTF-8. In Excel, choose "CSV UTF-8".'
    : '';
  return `Accepted formats: ${accepted.map(labelOf).join(', ')}.${text}`;
}
