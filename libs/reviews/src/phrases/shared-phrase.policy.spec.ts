import { describe, expect, it } from '@jest/globals';
import { maySeeSharedPhrase, type ReaderSubmission } from './shared-phrase.policy.js';

const began = new Date('2026-03-10T12:00:00Z');
const before = new Date('2026-03-10T11:59:59Z');
const open: ReaderSubmission = {
  submissionId: 'open',
  reviewsBeganAt: began,
  isDecided: false,
  otherReviewerIds: ['other'],
};
const decided: ReaderSubmission = { ...open, isDecided: true };

const at = (deskOf: string | null, authorId: string, sharedAt: Date, submissions = [open]) =>
  maySeeSharedPhrase('reader', { authorId, sharedAt }, deskOf, submissions);

describe('a shared phrase, before the decision', () => {
  it('of a stranger is shown at the desk when it is older than the reviews', () => {
    expect(at('open', 'stranger', before)).toBe(true);
  });

  it('that was shared during the review is not shown at its desk, no matter by whom', () => {
    expect(at('open', 'stranger', began)).toBe(false);
    expect(at('open', 'other', began)).toBe(false);
  });

  it('of the other reviewer is not shown at the desk, no matter how old', () => {
    expect(at('open', 'other', before)).toBe(false);
  });

  it('of the other reviewer is not shown at another desk or list either, if it can be about the open submission', () => {
    expect(at('second', 'other', began)).toBe(false);
    expect(at(null, 'other', began)).toBe(false);
    expect(at('second', 'other', before)).toBe(true);
    expect(at('second', 'stranger', began)).toBe(true);
  });

  it('is always shown to its author', () => {
    expect(at('open', 'reader', began)).toBe(true);
  });
});

describe('a shared phrase, after the decision', () => {
  it('is shown, also when the other reviewer shared it', () => {
    expect(at('open', 'other', began, [decided])).toBe(true);
    expect(at('open', 'stranger', began, [decided])).toBe(true);
  });

  it('stays hidden while a second submission of the same two reviewers is open', () => {
    const second = { ...open, submissionId: 'second', reviewsBeganAt: before };
    expect(at('open', 'other', began, [decided, second])).toBe(false);
  });
});
