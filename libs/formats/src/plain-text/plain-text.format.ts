import { withoutUnstorable } from '#kernel/unstorable';
import { copyFile, open } from 'node:fs/promises';
import { join } from 'node:path';
import { decodedByMark } from '../decoded-text.js';
import { type Format, mostText, readable, unreadable } from '../format.js';

/** A character of the kept text has at most this many bytes. */
const widestCharacter = 4;

// Windows has quotes and dashes where Latin-1 has control characters.
const windowsRange = /[\u0080-\u009f]/g;
/** Node 20 decodes Windows-1252 as Latin-1. */
const windowsCharacters = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Texts: they have no metadata, so the blind copy has the same bytes. */
export const plainTextFormat: Format = {
  types: ['text/plain', 'text/csv', 'text/markdown', 'text/tab-separated-values', 'text/vtt'],
  prepare: async ({ path, mediaType }, folder) => {
    const text = withoutUnstorable(decoded(await startOf(path))).slice(0, mostText);
    if (text.trim() === '') return unreadable('empty');
    const copy = { path: join(folder, 'blind-copy'), mediaType };
    await copyFile(path, copy.path);
    return readable(copy, { passages: [{ page: null, text }] });
  },
};

async function startOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(mostText * widestCharacter), 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** UTF-16 has a mark at its start. A text without a mark that is not UTF-8 is an older text of Windows. */
function decoded(bytes: Buffer): string {
  const marked = decodedByMark(bytes);
  if (marked !== null) return marked;
  try {
    // The last character may be cut.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return bytes
      .toString('latin1')
      .replace(windowsRange, (character) => windowsCharacters[character.charCodeAt(0) - 0x80]!);
  }
}
