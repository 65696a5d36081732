import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Identity, identityMarks } from './identity-marks.policy.js';
import { MarkSearch } from './mark-search.policy.js';

const jane: Identity = {
  name: 'Jane Doe',
  email: 'jdoe42@sampleschools.org',
  school: 'Sample Elementary School',
  district: 'Kirkvale R-II School District',
  employer: 'Green Valley Learning Cooperative',
};

/** What is found in the text, with the mark and, for a question, a question mark: "name: Jane Doe". */
function foundBy(who: Partial<Identity>, text: string): string[] {
  return new MarkSearch(identityMarks({ ...jane, ...who }))
    .placesIn(text)
    .map(({ mark, question, start, end }) => `${mark}${question ? '?' : ''}: ${text.slice(start, end)}`);
}
/** Joins the letter before it. */
const acute = String.fromCodePoint(0x301);
const found = (text: string) => foundBy({}, text);

describe('a name with everyday words in it', () => {
  const demo = { name: 'Demo Candidate Three', school: 'Demo School Three', district: 'Demo District Three' };

  it('is that of the school or district where it stands word for word', () => {
    expect(foundBy(demo, 'At Demo School Three in Demo District Three, I, Demo Candidate Three, led it.')).toEqual([
      'school: Demo School Three',
      'district: Demo District Three',
      'name: Demo Candidate Three',
    ]);
  });

  it.each([
    ['Demo Sch. Three', 'school: Demo Sch. Three'],
    ['Demo Dist. Three', 'district: Demo Dist. Three'],
    ['DEMO DIST THREE', 'district: DEMO DIST THREE'],
    ['Demo School 3', 'school: Demo School 3'],
    ['Demo School #3', 'school: Demo School #3'],
    ['Demo Sch. III', 'school: Demo Sch. III'],
    ['Demo District 3', 'district: Demo District 3'],
  ])('is found with a short form or a figure: %s', (text, place) => {
    expect(foundBy(demo, `We at ${text} meet.`)).toEqual([place]);
  });

  it('is found with a number word where the record has a figure or a numeral', () => {
    for (const school of ['Demo School 3', 'Demo School III'])
      expect(foundBy({ school }, 'at Demo School Three')).toEqual(['school: Demo School Three']);
    expect(foundBy({ school: '3rd Street School' }, 'at Third Street School')).toEqual(['school: Third Street School']);
  });

  it('is that of the candidate with a figure, but not with the short form of a school', () => {
    expect(foundBy({ ...demo, school: 'Sample School' }, 'Demo Candidate 3 led it.')).toEqual([
      'name: Demo Candidate 3',
    ]);
    const paula = { name: 'Paula High', school: 'Lincoln High School' };
    expect(foundBy(paula, 'Paula HS, Mrs. HS, and Mrs. High')).toEqual(['name: High']);
  });

  it('is not that of the next school', () => {
    expect(foundBy(demo, 'at Demo School 4 and Demo School Four, for 3 years, in grade three')).toEqual([]);
  });

  it.each(['Candidate-Three', 'Demo-Candidate', 'Demo‑Candidate‑Three', 'Candidate–Three'])(
    'is found with its parts joined by a hyphen: %s',
    (name) => {
      expect(foundBy(demo, `as ${name} said`)).toEqual([`name: ${name}`]);
    },
  );

  it('is not words without a capital joined by a hyphen', () => {
    expect(foundBy(demo, 'the best candidate-three of all')).toEqual([]);
  });

  it('does not go on after the end of a sentence', () => {
    expect(foundBy(demo, 'We saw a demo. District Three came.')).toEqual([]);
  });
});

describe('the name of the candidate', () => {
  it.each([
    ['I, Jane Doe, lead the school.', 'Jane Doe'],
    ['Signed: DOE, JANE', 'DOE, JANE'],
    ['jane doe wrote this', 'jane doe'],
    ['Jane M. Doe', 'Jane M. Doe'],
    ['Jane Marie Doe', 'Jane Marie Doe'],
    ['J. Doe', 'J. Doe'],
    ['J Doe', 'J Doe'],
    ['Doe, J.', 'Doe, J'],
    ['Mrs. Doe opened the meeting', 'Doe'],
    ['as Doe said', 'Doe'],
    ['Doe’s agenda', 'Doe'],
    ['Jane\u00AD Doe', 'Jane\u00AD Doe'],
    ['Ja\u00ADne D\u200Boe', 'Ja\u00ADne D\u200Boe'],
    ['Jane\n   Doe', 'Jane\n   Doe'],
    ['Jane-Doe', 'Jane-Doe'],
    ['Jane_Doe_plan', 'Jane_Doe'],
    ['Jané Döe', 'Jané Döe'],
    ['by Ja-\nne Doe in May', 'Ja-\nne Doe'],
  ])('is found in %j', (text, name) => {
    expect(found(text)).toEqual([`name: ${name}`]);
  });

  it.each([
    'Everything is done.',
    'the doer and the shoe',
    'a doe in the forest',
    'J. D.',
    'JD',
    'Jane',
    'Jane. Does it work?',
  ])('is not found in %j', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('is found with one wrong letter in long words', () => {
    const who = { name: 'Margaret Kowalski' };
    for (const text of [
      'Margret Kowalski',
      'Margaret Kowlaski',
      'so Kowalsky said',
      'Peggy Kowalski',
      'Maggie Kowalski',
    ])
      expect([text, foundBy(who, text).length]).toEqual([text, 1]);
    expect(foundBy({ name: 'Tom Walker' }, 'Walked halls. We saw talkers and walkers.')).toEqual([]);
  });

  it('is found with its apostrophe written in any way, or not at all', () => {
    for (const text of ['Sean O’Brien', "Sean O'Brien", 'Sean OBrien', 'Sean O Brien', 'Mr. O`Brien', 'O’Brien’s plan'])
      expect([text, foundBy({ name: "Sean O'Brien" }, text).length]).toEqual([text, 1]);
  });

  it('is found with each of several surnames', () => {
    const who = { name: 'Ana María de la Cruz-López' };
    for (const text of [
      'Ana María de la Cruz-López',
      'Ana Lopez',
      'Ana Cruz Lopez',
      'A. M. de la Cruz López',
      'Ms. López',
    ])
      expect([text, foundBy(who, text).length]).toEqual([text, 1]);
  });

  it('is found with its given names in any form, but not a second given name alone', () => {
    const forms = ['Mary Walker', 'M.A. Walker', 'MA Walker', 'Maryann Walker', 'Mary-Ann Walker', 'Walker, Mary Ann'];
    for (const text of forms) expect(foundBy({ name: 'Mary Ann Walker' }, text)).toEqual([`name: ${text}`]);
    expect(foundBy({ name: 'Mary Ann Walker' }, 'so Ann said')).toEqual([]);
    expect(foundBy({ name: 'Ana Smith-Jones' }, 'so Smith said')).toEqual(['name: Smith']);
  });

  it('is found without its title and suffix, in any script', () => {
    expect(foundBy({ name: 'Dr. Jane Doe, Ed.D.' }, 'Jane Doe')).toEqual(['name: Jane Doe']);
    expect(foundBy({ name: 'Doe, Jane' }, 'Jane Doe')).toEqual(['name: Jane Doe']);
    expect(foundBy({ name: 'Jürgen Müller' }, 'Juergen Mueller and Jurgen Muller')).toHaveLength(2);
    expect(foundBy({ name: '山田太郎' }, '校長の山田太郎です')).toEqual(['name: 山田太郎']);
    expect(foundBy({ name: 'Иван Петров' }, 'Это Петров Иван.')).toEqual(['name: Петров Иван']);
  });

  it('is not a surname alone where that is an everyday word, but it is after a title or an initial', () => {
    const who = { name: 'Rose May' };
    expect(foundBy(who, 'In May we planted a rose. May it grow. The rose may bloom. A Rose in May.')).toEqual([]);
    expect(foundBy(who, 'Rose May')).toEqual(['name: Rose May']);
    expect(foundBy(who, 'Principal May and R. May')).toEqual(['name: May', 'name: R. May']);
    expect(foundBy({ name: 'Will Long' }, 'It will long be remembered.')).toEqual([]);
  });
});

describe('the initials of the candidate', () => {
  it('are a question where there are three or more, in capitals', () => {
    const who = { name: 'Demo Candidate Three' };
    expect(foundBy(who, 'Signed: DCT')).toEqual(['name?: DCT']);
    expect(foundBy(who, 'Signed: D.C.T.')).toEqual(['name?: D.C.T']);
    expect(foundBy(who, 'dct, Dct, DCTs and DCTE are no initials')).toEqual([]);
    expect(foundBy({ name: 'Ana María de la Cruz' }, 'AMC and AMDLC')).toEqual(['name?: AMC', 'name?: AMDLC']);
  });

  it('are not looked for where they are a short form of the field', () => {
    expect(foundBy({ name: 'Peter Lee Carter' }, 'Our PLC met.')).toEqual([]);
  });
});

describe('the school, the district and the employer', () => {
  it.each([
    ['Sample Elementary School', 'school: Sample Elementary School'],
    ['at sample elementary school', 'school: sample elementary school'],
    ['Sample Elementary is', 'school: Sample Elementary'],
    ['Sample Elem.', 'school: Sample Elem'],
    ['Sample School', 'school: Sample School'],
    ['SAMPLE ELEMENTARY', 'school: SAMPLE ELEMENTARY'],
    ['Kirkvale R-II', 'district: Kirkvale R-II'],
    ['Kirkvale R-2', 'district: Kirkvale R-2'],
    ['Kirkvale R2 Schools', 'district: Kirkvale R2 Schools'],
    ['Kirkvale R II School District', 'district: Kirkvale R II School District'],
    ['Kirkvale RII', 'district: Kirkvale RII'],
    ['Kirkvale Public Schools', 'district: Kirkvale Public Schools'],
    ['kirkvale school district', 'district: kirkvale school district'],
    ['Kirkvale USD', 'district: Kirkvale USD'],
    ['the School District of Kirkvale', 'district: School District of Kirkvale'],
    ['in Kirkvale', 'district?: Kirkvale'],
    ['Green Valley Learning Cooperative', 'employer: Green Valley Learning Cooperative'],
    ['SES staff', 'school?: SES'],
  ])('are found in %j', (text, place) => {
    expect(found(text)).toEqual([place]);
  });

  it.each([
    'A sample school was drawn. This sample is small. The Union agreed.',
    'ses',
    'an elementary school in a school district',
    'We sampled schools',
  ])('are not found in %j', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('are found by their capitals, unless these mean something else to teachers', () => {
    expect(foundBy({ school: 'Quail Hollow Middle School' }, 'QHMS')).toEqual(['school: QHMS']);
    expect(foundBy({ district: 'North Kansas City Schools' }, 'NKCS and NKCSD')).toEqual([
      'district: NKCS',
      'district: NKCSD',
    ]);
  });

  it.each([
    [{ district: 'Columbia 93 School District' }, 'Columbia 93; Columbia Public Schools', 2],
    [{ district: 'Francis Howell R-III' }, 'FHSD; Francis Howell R3; Francis Howell School District', 3],
    [{ district: 'St. Louis Public Schools' }, 'SLPS; Saint Louis Public Schools; St Louis schools', 3],
    [{ district: 'Ft. Zumwalt R-II' }, 'Fort Zumwalt R2; FZSD', 2],
    [{ district: 'School of the Osage' }, 'School of the Osage', 1],
    [{ school: 'St. Mary’s School' }, 'St Marys School; Saint Mary’s School', 2],
    [{ school: 'P.S. 12' }, 'P.S. 12', 1],
    [{ school: 'PS 12' }, 'PS 12', 1],
    [{ school: 'Amber Cone Academy' }, 'Amber Cone', 1],
    [{ school: 'Amber Cone Academy' }, 'Amber C-1', 0],
    [{ school: 'Lincoln Elementary' }, 'Lincoln Elem. and our Lincoln school', 2],
    [{ school: 'Lincoln Elementary' }, 'Abraham Lincoln', 0],
  ])('are found as people write them: %j in %j', (who, text, times) => {
    expect(foundBy(who, text)).toHaveLength(times);
  });

  it('are not named by everyday words', () => {
    const who = { school: 'Union Elementary School', district: 'Union R-XI School District' };
    expect(foundBy(who, 'The teachers’ union met. Union leaders came. The European Union.')).toEqual([]);
    expect(foundBy(who, 'Union R-11 and Union Elementary')).toEqual([
      'district: Union R-11',
      'school: Union Elementary',
    ]);
  });

  it('that say nothing name nothing', () => {
    expect(
      identityMarks({ ...jane, name: '', email: '', school: 'Elementary School', district: '', employer: null }),
    ).toEqual({
      patterns: [],
      unspaced: [],
    });
  });
});

describe('the address and the account', () => {
  it.each([
    ['Write to jdoe42@sampleschools.org.', 'email: jdoe42@sampleschools.org'],
    ['on the drive of jdoe42', 'account: jdoe42'],
    ['see www.sampleschools.org/plan', 'email: sampleschools.org'],
    ['@janedoe', 'account: janedoe'],
  ])('are found in %j', (text, place) => {
    expect(found(text)).toEqual([place]);
  });

  it('are not found where the account is what everybody calls it', () => {
    expect(foundBy({ email: 'principal@gmail.com' }, 'The principal uses gmail.com.')).toEqual([]);
    expect(foundBy({ email: 'principal@gmail.com' }, 'principal@gmail.com')).toEqual(['email: principal@gmail.com']);
  });
});

describe('any text', () => {
  const prose = fc
    .array(fc.constantFrom('our', 'team', 'met', 'and', 'students', 'read', 'daily', 'goals', 'teachers', 'plan'), {
      minLength: 3,
      maxLength: 40,
    })
    .map((words) => words.join(' '));
  const blanks = fc.constantFrom(' ', '  ', '\u00A0', '\n', ' \t ', '-', '\u2011', '_', '\u200B \u200B');
  const letters = (name: string) =>
    fc
      .array(fc.constantFrom('', '', '', '\u00AD', '\u200B', acute), {
        minLength: name.length,
        maxLength: name.length,
      })
      .map((marks) => [...name].map((letter, index) => letter + marks[index]!).join(''));
  const cased = (name: string) => fc.constantFrom(name, name.toUpperCase(), name.toLowerCase());
  const decorated = (name: string) =>
    fc
      .tuple(blanks, ...name.split(' ').map((word) => cased(word).chain((one) => letters(one))))
      .map(([blank, ...words]) => words.join(blank));

  it('with a planted name in any decoration gives that place, and no other', () => {
    const planted = fc.oneof(
      decorated('Jane Doe'),
      decorated('Doe Jane'),
      decorated('Sample Elementary School'),
      decorated('Kirkvale School District'),
    );
    fc.assert(
      fc.property(prose, planted, prose, (before, name, after) => {
        const text = `${before}, ${name}; ${after}`;
        const places = new MarkSearch(identityMarks(jane)).placesIn(text);
        expect(places).toHaveLength(1);
        expect(places[0]!.start).toBe(before.length + 2);
        expect(text.slice(places[0]!.end).replace(/^(?:\u00AD|\u200B|\u0301)*/u, '')).toBe(`; ${after}`);
      }),
    );
  });

  it('without marks gives nothing', () => {
    fc.assert(fc.property(prose, (text) => expect(found(text)).toEqual([])));
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => void found(text)));
  });

  it('costs work in proportion to its length, whatever it says', () => {
    const texts = [
      'Jane ',
      'J. ',
      'Doe, ',
      'Sample Elementary ',
      'Kirkvale R-',
      'Mr. ',
      'sampl',
      "O'",
      'jdoe42@',
      '-\n',
      '  \n',
    ];
    for (const piece of texts) {
      const search = new MarkSearch(identityMarks(jane));
      const length = 2_000_000;
      search.placesIn(piece.repeat(length / piece.length));
      expect([piece, search.steps < 40 * length]).toEqual([piece, true]);
    }
  });
});
