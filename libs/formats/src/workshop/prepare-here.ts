import { type GivenFile, unreadable } from '../format.js';
import { formatOf } from '../all-formats.js';
import type { Tools } from '../tools.js';
import type { Preparing } from './file-preparer.js';

/** Prepares a file in this process. A file that its format cannot handle is refused, and never throws. */
export async function prepareHere(file: GivenFile, folder: string, tools: Tools): Promise<Preparing> {
  const format = formatOf(file.mediaType);
  if (format === null) return { prepared: unreadable('not-cleanable'), fault: `No format reads ${file.mediaType}.` };
  try {
    return { prepared: await format.prepare(file, folder, tools), fault: null };
  } catch (error) {
    if (isOfTheMachine(error)) throw error;
    return {
      prepared: unreadable('broken'),
      fault: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}

/** Whether the disk or the system failed, not the file. */
function isOfTheMachine(error: unknown): boolean {
  return ['ENOSPC', 'EMFILE', 'ENFILE', 'EIO', 'EROFS', 'EACCES'].includes((error as { code?: string }).code ?? '');
}
