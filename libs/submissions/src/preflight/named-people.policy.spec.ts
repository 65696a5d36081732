import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { namedPeople } from './named-people.policy.js';

const found = (text: string) => namedPeople(text).map(({ start, end }) => text.slice(start, end));

describe('the full name of somebody else', () => {
  it.each([
    ['Ms. Ana Rivera taught it.', ['Ana Rivera']],
    ['with Dr. Tom J. Webb', ['Tom J. Webb']],
    ['Our coach, Ana Rivera, helped.', ['Ana Rivera']],
    ['my colleague Ana Rivera’s plan', ['Ana Rivera']],
    ['a student named Tomás Kowalski-Webb', ['Tomás Kowalski-Webb']],
    ['students Ana Rivera and Tom Webb', ['Ana Rivera', 'Tom Webb']],
    ['Teacher Ana de Rivera', []],
    ['Principal Ana Rivera', ['Ana Rivera']],
    ['Mr. Ana O’Rivera', ['Ana O’Rivera']],
  ])('is found in %j', (text, people) => {
    expect(found(text)).toEqual(people);
  });

  it.each([
    'Student Growth Goals and Teacher Leadership Team',
    'Student Achievement Data',
    'the Missouri Teacher Standards',
    'students in Grade Five read Charlotte',
    'Teacher Effectiveness Measures',
    'Ana Rivera wrote a book.',
    'Coach. Then Reading Plans came.',
    'a teacher\nAppendix Three',
    'Ms. Rivera',
    'the teacher. Ana Rivera',
    'STUDENT HANDBOOK RULES',
    'Student Success Center',
    'Parent Advisory Council',
    'teachers use Google Classroom and Kagan Structures',
    'students took the Northwest Evaluation Association test',
  ])('is not found in %j', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('is not found in our own documents, which name nobody', () => {
    const folder = join(import.meta.dirname, '../../../../docs');
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.md')))
      expect([name, found(readFileSync(join(folder, name), 'utf8'))]).toEqual([name, []]);
  });
});
