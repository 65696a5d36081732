import { describe, expect, it } from '@jest/globals';
import { endOfLocalDay } from '#kernel';
import { bodyOf, Letters, personalLink, signed } from './letters.document.js';
import { closeInWords, daysLeftInWords } from './times-in-words.document.js';

const chicago = 'America/Chicago';
const letters = new Letters('https://laurel.example.org');
const ana = { name: 'Ana Ruiz', zone: chicago };
const work = { credential: 'INS-1, Vision for Learning', pilot: 'Pilot 2026' };
const closesAt = endOfLocalDay('2026-11-07', chicago);

describe('a close in words', () => {
  it('is the end of a day in the zone of the pilot', () => {
    expect(closeInWords(closesAt, chicago, chicago)).toBe('the end of Saturday, November 7, 2026 (America/Chicago)');
  });

  it('also says what the clock of a reader in another zone shows', () => {
    expect(closeInWords(closesAt, chicago, 'Asia/Tokyo')).toBe(
      'the end of Saturday, November 7, 2026 (America/Chicago), which is Sunday, November 8, 2026 at 3:00 PM on your clock (Asia/Tokyo)',
    );
  });

  it('counts calendar days of the reader, not hours', () => {
    const left = (now: string) => daysLeftInWords(closesAt, { pilot: chicago, candidate: chicago }, new Date(now));
    expect(left('2026-10-24T14:00:00Z')).toBe('14 days');
    expect(left('2026-11-07T06:30:00Z')).toBe('today');
    expect(left('2026-11-07T05:30:00Z')).toBe('1 day');
  });
});

describe('letters', () => {
  it('a reminder says how many days are left, until when, and what is needed', () => {
    const letter = letters.reminder(ana, { ...work, closesAt, zone: chicago, now: new Date('2026-10-31T14:00:00Z') });
    expect(letter).toEqual({
      kind: 'reminder',
      subject: '7 days left for INS-1, Vision for Learning',
      text: [
        'Dear Ana Ruiz,',
        'You can submit your work on INS-1, Vision for Learning until the end of Saturday, November 7, 2026 (America/Chicago).',
        'Your task list shows what is still missing. Before you can submit, you need all artifacts and an evidence link for every detail.',
        'Laurel\nhttps://laurel.example.org',
      ].join('\n\n'),
    });
  });

  it('a letter about a result does not tell the result', () => {
    const { subject, text } = letters.resultReady(ana, work);
    expect(`${subject} ${text}`).not.toMatch(/\bmet\b|not yet|passed|failed|earned|congratulat|sorry|resubmit|badge/i);
  });

  it('letters about a confirmation name nobody but their reader, and say what to do next', () => {
    expect(letters.confirmationAsked(ana, work).text).toContain('A candidate whom you coach asks you');
    expect(letters.confirmationGiven(ana, work).text).toContain('has to confirm it again');
    expect(letters.confirmationDeclined(ana, work).text).toContain('Read the note');
    expect(letters.confirmationLapsed(ana, { ...work, toCoach: true }).text).toContain('since you confirmed it');
    expect(letters.confirmationLapsed(ana, { ...work, toCoach: false }).text).toContain('ask your coach again');
  });

  it('a letter about a reported problem names neither the reviewer nor the candidate, and says when the review is due', () => {
    const { credential } = work;
    expect(letters.problemReported(ana, { credential, number: 48213, kind: 'cannot-open' }).text).toContain(
      'A reviewer of submission 48213 for INS-1, Vision for Learning reports: something cannot be opened or read.',
    );
    const answered = {
      credential,
      number: 48213,
      answer: 'mended',
      note: 'It has a new copy.',
      dueAt: closesAt,
    } as const;
    expect(letters.problemAnswered(ana, answered).text).toContain('is fixed.\n\nNote: It has a new copy.');
    expect(letters.problemAnswered(ana, answered).text).toContain(
      'Your review is now due by Sunday, November 8, 2026 at 12:00 AM (America/Chicago).',
    );
    const another = letters.problemAnswered(ana, { ...answered, answer: 'dismissed', dueAt: null }).text;
    expect(another).toContain('asks you to continue.');
    expect(another).toContain('Your due date waits until it is answered too.');
  });

  it('a signature begins the closing, and is no part of what the letter says', () => {
    const { text } = letters.groupMessage(ana, { subject: 'News', text: 'One.\n\nTwo.' });
    const withIt = signed(text, 'School Leaders\n\nCall 555 0100');
    expect(withIt).toMatch(/Two\.\n\nSchool Leaders\nCall 555 0100\nLaurel\nhttps?:/);
    expect(bodyOf(withIt)).toEqual(['One.', 'Two.']);
    expect(signed(text, '')).toBe(text);
  });

  it('a personal link is not stored with its letter', () => {
    const expiresAt = new Date('2026-11-07T15:00:00Z');
    for (const letter of [letters.invitation(ana, { expiresAt }), letters.passwordReset(ana, { expiresAt })]) {
      expect(letter.text.split(personalLink)).toHaveLength(2);
      expect(letter.text).not.toContain('http');
      expect(letter.text).toContain('Saturday, November 7, 2026 at 9:00 AM (America/Chicago)');
    }
  });
});
