import type { Findings } from '../findings.js';
import type { People } from '../people.js';

/** A file in a file, cleaned. */
export interface CleanFile {
  content: Uint8Array;
  extension: string;
  mediaType: string;
}

/** What the cleaning of a file shares with the cleaning of the files in it. */
export interface Cleaning {
  people: People;
  findings: Findings;
  /** Cleans an office file in the file. Null when it must be left out. */
  inside(bytes: Uint8Array): Promise<CleanFile | null>;
  /** Cleans a sound or a video in the file. Null when it must be left out. */
  recording(bytes: Uint8Array): Promise<CleanFile | null>;
}
