import type { FoundMetadata } from '../format.js';
import type { Range } from '../ranges.js';
import type { FileProblem } from '../vocabulary.js';

/** Bytes that are different in the blind copy. Everything else stays where it is. */
export interface Patch extends Range {
  /** As many as the range has. Zeros by default. */
  bytes: Uint8Array | null;
}

/** What was found in a recording or video. */
export interface MediaFacts {
  /** As ffmpeg calls the format. */
  container: string;
  problem: FileProblem | null;
  /** Null when nobody can tell. */
  seconds: number | null;
  metadata: FoundMetadata[];
  /** Names of files inside, which are not in the copy. */
  attachments: string[];
  patches: Patch[];
  /** The part that the copy has. Tags at the start and the end are cut off. */
  kept: Range;
  /** Null when there is none. */
  video: Track | null;
  audio: Track | null;
}

export interface Track {
  /** As the container calls it. */
  codec: string;
  /** Whether the browsers of reviewers play it. */
  plays: boolean;
}

/** A recording or video that cannot be read as the type it claims to be. */
export class BrokenMedia extends Error {
  override readonly name = 'BrokenMedia';

  constructor(
    readonly problem: FileProblem,
    message: string,
  ) {
    super(message);
  }
}

export function zeros(from: number, to: number): Patch {
  return { from, to, bytes: null };
}

export function bytesAt(from: number, bytes: Uint8Array): Patch {
  return { from, to: from + bytes.length, bytes };
}
