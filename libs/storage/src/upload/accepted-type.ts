import { DomainError } from '#kernel';
import { canonicalType, labelOf, typeOfName } from './media-types.js';

/** A file as it came, and what its place takes. */
export interface TypeQuestion {
  /** The media type that the sender gave; empty or `application/octet-stream` where it gave none. */
  declared: string;
  /** What the content itself is, as `sniff` tells; null where nobody can tell. */
  sniffed: string | null;
  /** The file's name, for what its sender did not declare. */
  name: string;
  /** The media types that are accepted. */
  accept: readonly string[];
}

/** Declarations that declare nothing: what browsers send for extensions that their system does not know. */
const undeclared = new Set([
  '',
  'application/octet-stream',
  'binary/octet-stream',
  'application/x-download',
  'application/force-download',
]);

/** Contents that do not tell apart what they may be declared as: the containers hold sound with or without pictures. */
const alsoSeenAs: Readonly<Record<string, readonly string[]>> = {
  'video/mp4': ['audio/mp4'],
  'video/webm': ['audio/webm'],
  'text/plain': ['text/csv', 'text/markdown', 'text/tab-separated-values'],
};

/**
 * The media type that a file is kept and delivered with: what was declared, if the content bears it out and it is
 * accepted here. What was not declared is taken from the name, or else from the content.
 * @throws DomainError `unsupported-type` that names the accepted types: code `file.type-unknown`, `file.type-contradicted` or `file.type-not-accepted`.
 */
export function acceptedType({ declared, sniffed, name, accept }: TypeQuestion): string {
  const refuse = refusalFor(accept);
  if (sniffed === null)
    throw refuse(
      'unknown',
      'Nobody can tell what this file is: its content has no known form, and text would have to be UTF-8.',
    );
  const found = canonicalType(sniffed);
  const claimed = claimOf(declared, found, name);
  if (claimed !== null && claimed !== found && !alsoSeenAs[found]?.includes(claimed)) {
    throw refuse('contradicted', `The file says that it is ${labelOf(claimed)}, but its content is ${labelOf(found)}.`);
  }
  const type = claimed ?? found;
  if (!takes(accept, type)) throw notAccepted(type, accept);
  return type;
}

/**
 * Refuses, before the content is sent, a file whose declaration or name says that it is not taken.
 * @throws DomainError `unsupported-type`, code `file.type-not-accepted`: `acceptedType` would, whatever the content is.
 */
export function refuseDeclaredType({ declared, name, accept }: Omit<TypeQuestion, 'sniffed'>): void {
  // As if it were text, for which one claim more is believed.
  const claimed = claimOf(declared, 'text/plain', name);
  if (claimed !== null && !takes(accept, claimed)) throw notAccepted(claimed, accept);
}

function takes(accept: readonly string[], type: string): boolean {
  return accept.some((accepted) => canonicalType(accepted) === type);
}

function notAccepted(type: string, accept: readonly string[]): DomainError {
  return refusalFor(accept)('not-accepted', `The file is ${labelOf(type)}, which is not taken here.`);
}

function refusalFor(accept: readonly string[]) {
  const accepted = [...new Set(accept.map(canonicalType))];
  return (reason: 'unknown' | 'contradicted' | 'not-accepted', sentence: string): DomainError =>
    new DomainError('unsupported-type', `file.type-${reason}`, `${sentence} ${remedy(accepted)}`, { accepted });
}

function claimOf(declared: string, found: string, name: string): string | null {
  const claimed = canonicalType(declared);
  if (undeclared.has(claimed)) return typeOfName(name);
  // Windows with Excel installed declares every CSV so.
  if (claimed === 'application/vnd.ms-excel' && found === 'text/plain' && typeOfName(name) === 'text/csv')
    return 'text/csv';
  return claimed;
}

function remedy(accepted: readonly string[]): string {
  if (accepted.length === 0) return 'No files are taken here.';
  const text = accepted.some((type) => type.startsWith('text/'))
    ? ' Text is taken as UTF-8; in Excel that is "CSV UTF-8".'
    : '';
  return `Accepted here: ${accepted.map(labelOf).join(', ')}.${text}`;
}
