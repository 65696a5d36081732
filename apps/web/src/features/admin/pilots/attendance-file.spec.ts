import { describe, expect, it } from '@jest/globals';
import { attendanceIn, emptyAttendanceFile } from './attendance-file.js';

const read = async (text: string) => {
  const { rows } = await attendanceIn(new TextEncoder().encode(text).buffer as ArrayBuffer);
  return rows.map(({ line, entry }) => [line, entry.email, entry.attended]);
};

describe('a file of attendance', () => {
  it('says yes or no in several words, and yes where it says nothing', async () => {
    expect(
      await read('Attended;E-mail\nYes;a@example.org\nabsent;b@example.org\n;c@example.org\nX;d@example.org'),
    ).toEqual([
      [2, 'a@example.org', true],
      [3, 'b@example.org', false],
      [4, 'c@example.org', true],
      [5, 'd@example.org', true],
    ]);
    expect(await read('Email\na@example.org')).toEqual([[2, 'a@example.org', true]]);
  });

  it('leaves other words for the check', async () => {
    expect(await read('Email,Attended\na@example.org,perhaps')).toEqual([[2, 'a@example.org', 'perhaps']]);
  });

  it('can be made from the example', async () => {
    expect(await read(emptyAttendanceFile)).toEqual([
      [2, 'ada@example.org', true],
      [3, 'ben@example.org', false],
    ]);
  });
});
