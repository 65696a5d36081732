import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readable, unreadable, type Format, type GivenFile, type Prepared } from '../format.js';
import { blindCopyOf } from './blind-copy.js';
import { limits } from './limits.js';
import { OfficeProblem } from './office-problem.js';
import { readCopy } from './read-copy.js';

const openDocument = 'application/vnd.oasis.opendocument';
const openXml = 'application/vnd.openxmlformats-officedocument';

/** Word, Excel, PowerPoint and OpenDocument files. */
export const officeFormat: Format = {
  types: [
    `${openXml}.wordprocessingml.document`,
    `${openXml}.spreadsheetml.sheet`,
    `${openXml}.presentationml.presentation`,
    `${openDocument}.text`,
    `${openDocument}.spreadsheet`,
    `${openDocument}.presentation`,
  ],

  async prepare({ path }: GivenFile, folder: string): Promise<Prepared> {
    try {
      const copy = await blindCopyOf(await readFile(path));
      const { passages, pages, isEmpty } = readCopy(copy.entries, { bytes: limits.inflatedBytes });
      const { notices, found: metadata } = copy.findings;
      if (isEmpty) return unreadable('empty', { notices, metadata });
      const made = join(folder, 'copy');
      await writeFile(made, copy.bytes);
      return readable({ path: made, mediaType: copy.mediaType }, { notices, metadata, passages, pages });
    } catch (error) {
      if (error instanceof OfficeProblem) return unreadable(error.problem);
      throw error;
    }
  },
};
