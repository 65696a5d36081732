import type { GivenFile, Prepared } from '../format.js';

/** Prepares files for review: checks them, and makes the blind copy and the view. */
export abstract class FilePreparer {
  /**
   * Raise it with every change that makes a better copy. Files whose copy was made by an earlier cleaner are prepared
   * again.
   */
  static readonly cleaner = 2;

  /**
   * Prepares one file. What is made is in `folder`, which belongs to the caller.
   * @throws Error only for a fault of the machine, such as a full disk: then it can be tried again. Whatever is wrong
   * with the file itself is a problem in the answer.
   */
  abstract prepare(file: GivenFile, folder: string): Promise<Preparing>;
}

/** The answer of a {@link FilePreparer}. */
export interface Preparing {
  prepared: Prepared;
  /** For an administrator: what went wrong inside, when a file was refused because of an unexpected error. */
  fault: string | null;
}
