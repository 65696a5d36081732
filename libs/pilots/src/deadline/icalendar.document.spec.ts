import { describe, expect, it } from '@jest/globals';
import { calendarOf } from './icalendar.document.js';

const madeAt = new Date('2020-04-01T12:00:00Z');

describe('a calendar file', () => {
  it('has meetings at instants and a deadline on a day', () => {
    const file = calendarOf(
      'Pilot 2020',
      [
        {
          uid: 'm1',
          title: 'Informational meeting',
          place: 'Online',
          when: { startsAt: new Date('2020-04-07T15:00:00Z'), endsAt: new Date('2020-04-07T16:00:00Z') },
        },
        {
          uid: 'd1',
          title: 'Last day to submit',
          about: 'Until midnight',
          when: { day: '2020-09-01', dayAfter: '2020-09-02' },
        },
      ],
      madeAt,
    );
    expect(file.split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Laurel//Laurel//EN',
      'CALSCALE:GREGORIAN',
      'X-WR-CALNAME:Pilot 2020',
      'BEGIN:VEVENT',
      'UID:m1',
      'DTSTAMP:20200401T120000Z',
      'DTSTART:20200407T150000Z',
      'DTEND:20200407T160000Z',
      'SUMMARY:Informational meeting',
      'LOCATION:Online',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:d1',
      'DTSTAMP:20200401T120000Z',
      'DTSTART;VALUE=DATE:20200901',
      'DTEND;VALUE=DATE:20200902',
      'SUMMARY:Last day to submit',
      'DESCRIPTION:Until midnight',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('escapes text so that it cannot start a new line', () => {
    const file = calendarOf('A; B, C\\D\r\nEND:VCALENDAR', [], madeAt);
    expect(file).toContain('X-WR-CALNAME:A\\; B\\, C\\\\D\\nEND:VCALENDAR\r\n');
  });

  it('folds long lines at 75 octets, between characters', () => {
    const name = 'Führung mit Herz 🎓 '.repeat(12);
    const lines = calendarOf(name, [], madeAt).split('\r\n');
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(lines.join('\n').replaceAll('\n ', '')).toContain(`X-WR-CALNAME:${name}`);
  });
});
