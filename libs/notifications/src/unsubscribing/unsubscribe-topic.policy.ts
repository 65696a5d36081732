import { type LetterKind, notificationKindOf, type UnsubscribeTopic, unsubscribeTopics } from '../vocabulary.js';

/** What one click turns off in a letter of this kind. Null for letters that people must get. */
export function topicIn(letter: LetterKind): UnsubscribeTopic | null {
  const about = letter === 'digest' ? letter : notificationKindOf[letter];
  return unsubscribeTopics.find((mail) => mail === about) ?? null;
}
