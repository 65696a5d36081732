import type { Tools } from './tools.js';
import type { FileNoticeKind, FileProblem } from './vocabulary.js';

/** A file on this machine to prepare for review. */
export interface GivenFile {
  /** An absolute path. The file is only read. */
  path: string;
  /** Detected from the bytes. */
  mediaType: string;
  /** In bytes. */
  size: number;
}

/** A file that was made from it. */
export interface MadeFile {
  /** An absolute path in the work folder. */
  path: string;
  mediaType: string;
}

/** Something that is said about a readable file. */
export interface FileNotice {
  notice: FileNoticeKind;
  /** Names that belong to it, such as those of attached files. Only the candidate sees them. */
  names: string[];
}

/** A value that the metadata of a file has: an author, a place, a device. */
export interface FoundMetadata {
  /** Where it stands, in words that a person understands: "Author", "Comment, author", "GPS position". */
  place: string;
  value: string;
}

/** A part of the text of a file. */
export interface Passage {
  /** The page or slide, from 1. Null where the format has none. */
  page: number | null;
  text: string;
}

/** What was found in a file, and what was made of it. */
export interface Prepared {
  /** Why a reviewer could not read it. Then there is no copy. */
  problem: FileProblem | null;
  notices: FileNotice[];
  /** Pages, slides or sheets. Null where the format has none, or nobody counted. */
  pages: number | null;
  /** The length of a recording or video, in seconds, with decimals. */
  seconds: number | null;
  /** The blind copy (rule 21). Null only where there is a problem. */
  copy: MadeFile | null;
  /** What the page shows, made from the blind copy. Null where browsers show the copy itself, or nothing can be shown. */
  view: MadeFile | null;
  metadata: FoundMetadata[];
  /** The text, for the preflight and for the search for duplicates. At most {@link mostText} characters. */
  passages: Passage[];
}

/** More text of a file than this is not kept, in characters. */
export const mostText = 2_000_000;

/** One kind of file that Laurel can check, clean and show. */
export interface Format {
  /** The media types that it reads. */
  readonly types: readonly string[];

  /**
   * Checks a file and makes its blind copy and its view in the work folder. It runs in a process of its own, which is
   * ended when it takes too much time or memory, so it may read a document whole. Sound and video are never read whole.
   * Preparing a blind copy again changes nothing in it. `tools`: the programs that it may use; absent: none.
   */
  prepare(file: GivenFile, folder: string, tools?: Tools): Promise<Prepared>;
}

/** A file that no reviewer could read. */
export function unreadable(problem: FileProblem, found: Partial<Prepared> = {}): Prepared {
  return { ...nothingFound, ...found, problem, copy: null, view: null };
}

/** A file that a reviewer can read by its blind copy. */
export function readable(copy: MadeFile, found: Partial<Omit<Prepared, 'problem' | 'copy'>> = {}): Prepared {
  return { ...nothingFound, ...found, copy };
}

const nothingFound: Prepared = {
  problem: null,
  notices: [],
  pages: null,
  seconds: null,
  copy: null,
  view: null,
  metadata: [],
  passages: [],
};
