import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readable, unreadable, type Format, type GivenFile, type Prepared } from '../format.js';
import type { Tools } from '../tools.js';
import { blindCopyOf } from './blind-copy.js';
import { limits } from './limits.js';
import { OfficeProblem } from './office-problem.js';
import { readCopy } from './read-copy.js';
import { viewOf } from './view/view.js';

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
  async prepare({ path }: GivenFile, folder: string, tools?: Tools): Promise<Prepared> {
    try {
      return await prepared(await readFile(path), folder, tools?.libreOffice ?? null);
    } catch (error) {
      if (error instanceof OfficeProblem) return unreadable(error.problem);
      throw error;
    }
  },
};

async function prepared(given: Uint8Array, folder: string, soffice: string | null): Promise<Prepared> {
  const copy = await blindCopyOf(given, folder);
  const reading = readCopy(copy.entries, { bytes: limits.inflatedBytes });
  const { notices, found: metadata } = copy.findings;
  if (reading.isEmpty) return unreadable('empty', { notices, metadata });
  const made = { path: join(folder, 'blind-copy'), mediaType: copy.mediaType };
  await writeFile(made.path, copy.bytes);
  const { view, pages } = await viewOf(copy, reading, { soffice, folder });
  return readable(made, {
    notices: [...notices, { notice: 'converted', names: [] }],
    metadata,
    passages: reading.passages,
    pages,
    view,
  });
}
