import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { promptsIn, sampledOneIn, sampleOf, shinglesOf, shingleWords } from './shingles.policy.js';

const sentence =
  'Our team met every second Friday to read the assessment data of each grade and to plan lessons from it.';
const hashes = (text: string, prompts: string[] = []) => shinglesOf(text, prompts).hashes;

const prompts = [
  'Provides opportunities for teachers to build their assessment literacy',
  'How did you decide which data to collect, and who took part in that decision?',
  'Leads others',
];

describe('the shingles of a text', () => {
  it('are every run of eight words, each at its place', () => {
    const { hashes: found, starts, ends } = shinglesOf(sentence, []);
    expect(found).toHaveLength(sentence.split(' ').length - shingleWords + 1);
    expect(sentence.slice(starts[0], ends[0])).toBe('Our team met every second Friday to read');
    expect(sentence.slice(starts.at(-1), ends.at(-1))).toBe('each grade and to plan lessons from it');
  });

  it.each([
    ['seven words', 'Only seven words are in this text'],
    ['no words', ' … — 。'],
    ['nothing', ''],
  ])('do not exist where there are %s', (_, text) => {
    expect(hashes(text)).toEqual([]);
  });

  it.each([
    ['case', sentence.toUpperCase()],
    ['punctuation', sentence.replaceAll(' ', ', ').replace('.', '!')],
    ['line breaks', sentence.replaceAll(' ', '\r\n')],
    ['a word that a hyphen parts at the end of a line', sentence.replace('assessment', 'assess-\nment')],
    ['a soft hyphen', sentence.replace('assessment', 'assess\u00ADment')],
    ['full-width letters', sentence.normalize('NFKC').replace('data', 'ｄａｔａ')],
    ['diacritics', sentence.replace('data', 'dàta')],
    ['curly apostrophes', sentence.replace('Our', '‘Our’')],
  ])('are the same whatever the %s', (_, changed) => {
    expect(hashes(changed)).toEqual(hashes(sentence));
  });

  it('differ where one word differs', () => {
    const changed = hashes(sentence.replace('Friday', 'Monday'));
    expect(changed.filter((hash) => hashes(sentence).includes(hash))).toHaveLength(hashes(sentence).length - 6);
  });

  it('go by characters in scripts without blanks', () => {
    const chinese = '我们的团队每两周开会一次，阅读每个年级的评估数据，并据此制定教学计划。';
    expect(hashes(chinese).length).toBeGreaterThan(20);
    expect(hashes(`前言。${chinese}`)).toEqual(expect.arrayContaining(hashes(chinese)));
    expect(hashes('ครูทุกคนในโรงเรียนของเราประชุมกันทุกสองสัปดาห์')).not.toEqual([]);
  });

  it('fit in a bigint of PostgreSQL', () => {
    for (const hash of hashes(sentence)) expect(BigInt.asIntN(64, hash)).toBe(hash);
  });
});

describe('what a text quotes from the version', () => {
  it('is taken out, also in part and with other punctuation', () => {
    expect(hashes(prompts[0]!, prompts)).toEqual([]);
    expect(hashes('“PROVIDES opportunities — for teachers, to build their assessment literacy.”', prompts)).toEqual([]);
    expect(hashes('decide which data to collect, and who took part in that', prompts)).toEqual([]);
  });

  it('does not join the words around it', () => {
    expect(hashes(`One two three four. ${prompts[0]} Five six seven eight.`, prompts)).toEqual([]);
    expect(hashes(`${sentence} ${prompts[0]} ${sentence}`, prompts)).toEqual([
      ...hashes(sentence),
      ...hashes(sentence),
    ]);
  });

  it('is every outcome, detail, guiding question and description of an artifact', () => {
    const outcomes = [{ statement: 'An outcome', details: [{ statement: 'A detail' }] }];
    const artifacts = [{ about: 'What belongs here', guidingQuestions: [{ text: 'Why?' }] }];
    expect(promptsIn({ outcomes, artifacts })).toEqual(['An outcome', 'A detail', 'What belongs here', 'Why?']);
  });
});

/** Words that look like words, from a vocabulary so large that runs of eight do not repeat by chance. */
const word = fc.stringMatching(/^[a-z]{3,9}$/);
const words = (min: number, max: number) => fc.array(word, { minLength: min, maxLength: max });
const separator = fc.constantFrom(' ', '  ', '\n', '\r\n\r\n', ', ', '. ', ' — ', '; ', ' (', ') ', '\t');
const run = { numRuns: 60 };

describe('for every text', () => {
  it('a shared passage is found whatever surrounds it', () => {
    fc.assert(
      fc.property(words(120, 200), words(0, 80), words(0, 80), words(0, 80), words(0, 80), (shared, a, b, c, d) => {
        const sampleIn = (before: string[], after: string[]) =>
          new Set(sampleOf(shinglesOf([...before, ...shared, ...after].join(' '), [])));
        const [one, other] = [sampleIn(a, b), sampleIn(c, d)];
        const alone = sampleOf(shinglesOf(shared.join(' '), []));
        expect(alone.length * sampledOneIn).toBeGreaterThan(30);
        expect(alone.every((hash) => one.has(hash) && other.has(hash))).toBe(true);
      }),
      run,
    );
  });

  it('punctuation, case and line breaks make no difference', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(word, separator, fc.boolean()), { minLength: 8, maxLength: 60 }), (parts) => {
        const plain = parts.map(([letters]) => letters).join(' ');
        const changed = parts
          .map(([letters, after, loud]) => (loud ? letters.toUpperCase() : letters) + after)
          .join('');
        expect(hashes(changed)).toEqual(hashes(plain));
      }),
      run,
    );
  });

  it('quoted outcomes and questions give nothing', () => {
    const quote = fc.constantFrom(...prompts.slice(0, 2));
    fc.assert(
      fc.property(fc.array(fc.tuple(quote, words(0, 3)), { maxLength: 8 }), (quotes) => {
        const text = quotes.map(([prompt, own]) => `“${prompt}” ${own.join(' ')}`).join('\n');
        expect(hashes(text, prompts)).toEqual([]);
      }),
      run,
    );
  });

  it('the sample is a quarter of the shingles, once each, in order', () => {
    fc.assert(
      fc.property(words(400, 600), (own) => {
        const shingles = shinglesOf(own.join(' '), []);
        const sample = sampleOf(shingles);
        expect(new Set(sample).size).toBe(sample.length);
        const rate = sample.length / shingles.hashes.length;
        expect(rate).toBeGreaterThan(0.14);
        expect(rate).toBeLessThan(0.36);
      }),
      run,
    );
  });

  it('every text can be read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const { hashes: found, starts, ends } = shinglesOf(text, [text.slice(0, 20)]);
        expect([starts.length, ends.length]).toEqual([found.length, found.length]);
      }),
      run,
    );
  });

  it('is also what helps to answer: why, the method, sentences for levels, and sample documents', () => {
    const rubricSentences = { demonstrated: 'It is there' };
    const outcomes = [
      {
        statement: 'An outcome',
        details: [{ statement: 'A detail', rubricSentences: { progressing: 'Some of it' } }],
        rubricSentences,
        sampleDocuments: ['A plan'],
      },
    ];
    expect(promptsIn({ about: 'About', why: 'Why', method: 'How', outcomes, artifacts: [] })).toEqual([
      'About',
      'Why',
      'How',
      'An outcome',
      'A detail',
      'Some of it',
      'It is there',
      'A plan',
    ]);
  });
});
