import type { Cleaning, CleanFile } from './blind-parts.js';
import { cleanOdf, isOdf } from './clean-odf.js';
import { cleanOoxml } from './clean-ooxml.js';
import { blindRecording } from './recordings.js';
import { Findings } from '../findings.js';
import { limits } from './limits.js';
import { OfficeProblem } from './office-problem.js';
import { People } from '../people.js';
import { unzip, zip, type Budget, type Entries } from './zip.js';

const extensions: Readonly<Record<string, string>> = {
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/vnd.oasis.opendocument.presentation': 'odp',
};

export interface BlindCopy {
  bytes: Uint8Array;
  /** The files of the copy, unpacked. */
  entries: Entries;
  mediaType: string;
  /** The usual extension of its type: `docx`. */
  extension: string;
  findings: Findings;
}

/**
 * Makes the blind copy of an office file (rule 21). The same file always gives the same copy, and a blind copy gives
 * itself.
 * @param folder Where sounds and videos in the file are cleaned.
 * @throws OfficeProblem
 */
export async function blindCopyOf(bytes: Uint8Array, folder: string): Promise<BlindCopy> {
  refuseLocked(bytes);
  const findings = new Findings();
  const shared = { budget: { bytes: limits.inflatedBytes }, findings, folder };
  const { entries, mediaType } = await cleaned(bytes, shared, 0);
  return { bytes: zip(entries), entries, mediaType, extension: extensions[mediaType]!, findings };
}

async function cleaned(
  bytes: Uint8Array,
  shared: { budget: Budget; findings: Findings; folder: string },
  depth: number,
): Promise<{ entries: Entries; mediaType: string }> {
  const cleaning: Cleaning = {
    people: new People(),
    findings: shared.findings,
    inside: async (content): Promise<CleanFile | null> => {
      if (depth >= limits.nesting) return null;
      try {
        const { entries, mediaType } = await cleaned(content, shared, depth + 1);
        return { content: zip(entries), mediaType, extension: extensions[mediaType]! };
      } catch (error) {
        // A file in a file that cannot be cleaned is left out. One that unpacks without end is an attack on all.
        if (error instanceof OfficeProblem && error.problem !== 'too-complex') return null;
        throw error;
      }
    },
    recording: (content) => blindRecording(content, shared.folder),
  };
  const given = unzip(bytes, shared.budget);
  return isOdf(given) ? cleanOdf(given, cleaning) : cleanOoxml(given, cleaning);
}

/** Office encrypts a whole file and packs it as older Office files are packed. */
function refuseLocked(bytes: Uint8Array): void {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(8, bytes.byteLength));
  if (!head.equals(Buffer.from('d0cf11e0a1b11ae1', 'hex'))) return;
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const locked = all.includes(Buffer.from('EncryptedPackage', 'utf16le'));
  throw new OfficeProblem(locked ? 'password' : 'broken', 'an older Office file');
}
