import { readFile } from 'node:fs/promises';
import { DomainError } from '#kernel';

/**
 * The text of a file, or of an address, that an operator named. An address is asked for `mediaType`.
 * @throws DomainError `argument.unreadable`
 */
export async function readGiven(from: string, mediaType = 'text/plain'): Promise<string> {
  try {
    if (!/^https?:/.test(from)) return await readFile(from, 'utf8');
    const answer = await fetch(from, { headers: { Accept: mediaType } });
    if (!answer.ok) throw new Error(`it answered ${answer.status}`);
    return await answer.text();
  } catch (error) {
    throw new DomainError(
      'invalid',
      'argument.unreadable',
      `${from} cannot be read: ${error instanceof Error ? error.message : String(error)}. Nothing was changed.`,
    );
  }
}
