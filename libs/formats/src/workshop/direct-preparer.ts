import type { GivenFile } from '../format.js';
import { findTools, type Tools } from '../tools.js';
import { FilePreparer, type Preparing } from './file-preparer.js';
import { prepareHere } from './prepare-here.js';

/** Prepares files in this process, without limits: for tests, whose files are their own. */
export class DirectPreparer extends FilePreparer {
  constructor(private readonly tools: Tools = findTools()) {
    super();
  }

  prepare(file: GivenFile, folder: string): Promise<Preparing> {
    return prepareHere(file, folder, this.tools);
  }
}
