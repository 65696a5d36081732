import { Transactor } from '#database';
import type { Laurel } from '#testing';
import { Message } from '../src/message.entity.js';
import { MessageRepository } from '../src/message.repository.js';
import type { LetterKind } from '../src/vocabulary.js';

/** Tells a person something, once: `await told(laurel, person, 'meeting-moved', 'Changed: Kickoff')`. */
export async function told(
  laurel: Laurel,
  { id: personId }: { id: string },
  kind: LetterKind,
  subject: string,
  path = '/work',
): Promise<Message> {
  const letter = { kind, subject, text: `Dear reader,\n\nThis is about ${subject}.\n\nLaurel` };
  const dedupeKey = `${kind} ${subject} ${personId}`;
  await laurel
    .get(Transactor)
    .run((tx) => laurel.get(MessageRepository).add(tx, { dedupeKey, personId, letter, path }));
  return laurel.dataSource.manager.findOneByOrFail(Message, { dedupeKey });
}
