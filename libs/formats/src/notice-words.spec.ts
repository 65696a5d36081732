import { describe, expect, it } from '@jest/globals';
import { noticeInWords } from './notice-words.js';

describe('a notice about a file', () => {
  const notice = { notice: 'attachments-removed', names: ['Plan.docx', 'Notes.txt'] } as const;
  const given = { ...notice, names: [...notice.names] };

  it('tells the candidate of a draft what to do', () => {
    expect(noticeInWords(given, { canChange: true })).toBe(
      'This file has other files inside, which reviewers do not get: Plan.docx, Notes.txt. Upload them separately if they matter.',
    );
  });

  it('says only what is so to others, and once the work is submitted', () => {
    expect(noticeInWords(given, { canChange: false })).toBe(
      'This file has other files inside, which reviewers do not get: Plan.docx, Notes.txt.',
    );
    expect(noticeInWords({ notice: 'converted', names: [] }, { canChange: false })).toBe(
      'Reviewers see this file in another format, made from the original.',
    );
  });
});
