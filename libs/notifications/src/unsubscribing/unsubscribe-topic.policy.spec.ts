import { describe, expect, it } from '@jest/globals';
import {
  chosenKinds,
  finalLetters,
  type LetterKind,
  letterKinds,
  notificationKindOf,
  type UnsubscribeTopic,
} from '../vocabulary.js';
import { topicIn } from './unsubscribe-topic.policy.js';

/** What one click turns off in each kind of letter. Every other letter has no such click. */
const topics: Partial<Record<LetterKind, UnsubscribeTopic>> = {
  'meeting-moved': 'meeting',
  'meeting-cancelled': 'meeting',
  'submission-received': 'submission',
  'review-offered': 'review',
  'offer-withdrawn': 'review',
  'problem-answered': 'review',
  'problem-reported': 'problem',
  'badge-issued': 'badge',
  'badge-suspended': 'badge',
  'badge-lifted': 'badge',
  'badge-revoked': 'badge',
  'badge-reinstated': 'badge',
  'mail-undelivered': 'email',
  digest: 'digest',
};

describe('one click in an email app', () => {
  it.each(letterKinds)('in the letter %s turns off what it should', (letter) => {
    expect(topicIn(letter)).toBe(topics[letter] ?? null);
  });

  it('never turns off a final letter, or what a person cannot turn off in Laurel', () => {
    for (const letter of letterKinds.filter((kind) => kind !== 'digest' && topicIn(kind) !== null)) {
      expect(chosenKinds).toContain(notificationKindOf[letter]);
      expect(finalLetters.map((kind) => notificationKindOf[kind])).not.toContain(notificationKindOf[letter]);
    }
  });
});
