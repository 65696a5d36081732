import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DomainError } from '#kernel';
import { type Cue, readCaptions, toVtt } from './captions.policy.js';
import { plainCueText } from './cue-text.policy.js';

const read = (text: string) => readCaptions(Buffer.from(text));
const vttOf = (text: string) => toVtt(read(text));

function refusalOf(bytes: string | Uint8Array): DomainError {
  try {
    readCaptions(Buffer.from(bytes));
  } catch (error) {
    return error as DomainError;
  }
  throw new Error('It was not refused.');
}

describe('captions for reviewers', () => {
  it('keep their text, times and places, and lose the header, notes, styles, and the names of cues', () => {
    expect(
      vttOf(`WEBVTT - made by Sample Principal
Kind: captions; Author: Sample Principal

NOTE
Sample School

STYLE
::cue(.SamplePrincipal) { color: red }

REGION
id:SampleSchool

sample-principal-1
00:01.000 --> 00:04.500 line:80% align:center region:SampleSchool
Good morning, <c.SamplePrincipal.loud>everyone</c>.
<v Teacher>We read <i>together</i>.

NOTE the end

01:00:05.000 --> 01:00:06.000
Done.
`),
    ).toBe(`WEBVTT

00:00:01.000 --> 00:00:04.500 line:80% align:center
Good morning, <c>everyone</c>.
<v Teacher>We read <i>together</i>.

01:00:05.000 --> 01:00:06.000
Done.
`);
  });

  it('are made from SRT, with its line breaks, numbers, commas and colors', () => {
    expect(
      vttOf(
        '\ufeff1\r\n00:00:01,000 --> 00:00:04,000 X1:10 Y1:20\r\n{\\an8}<font color="#ff0">Good</font> morning\r\neveryone\r\n\r\n2\r\n0:01:05,5 --> 0:01:06,25\r\nif a < b & b > c\r\n\r\n3\r\n',
      ),
    ).toBe(
      'WEBVTT\n\n00:00:01.000 --> 00:00:04.000\nGood morning\neveryone\n\n00:01:05.500 --> 00:01:06.250\nif a &lt; b & b &gt; c\n',
    );
  });

  it('are read in UTF-16 where the file says so', () => {
    const text = '\ufeff1\n00:00:01,000 --> 00:00:02,000\nÉcole\n';
    expect(readCaptions(Buffer.from(text, 'utf16le'))).toMatchObject([{ text: 'École' }]);
  });

  it('lose control characters, which the database would refuse', () => {
    const [cue] = read('WEBVTT\n\n00:01.000 --> 00:02.000\nGood\u0000 \u001bmorning,\tSam\u0085\u007f\neveryone\n');
    expect(cue!.text).toBe('Good morning,\tSam\neveryone');
  });

  it('are sorted by time, as players expect', () => {
    expect(
      read('WEBVTT\n\n00:05.000 --> 00:06.000\nB\n\n00:01.000 --> 00:02.000\nA\n').map(({ text }) => text),
    ).toEqual(['A', 'B']);
  });

  it('cleaned again, are the same', () => {
    const cue = fc.record({
      start: fc.integer({ min: 0, max: 359_999_999 }),
      length: fc.integer({ min: 1, max: 10_000 }),
      text: fc
        .array(fc.constantFrom('a', '<', '>', '&', 'b>', '</b>', '<v A B>', '<c.x>', ' ', 'é', '-', '\n', '&amp;'), {
          minLength: 1,
        })
        .map((parts) => `x${parts.join('')}`)
        .filter((text) => !text.includes('-->')),
    });
    fc.assert(
      fc.property(fc.array(cue, { minLength: 1 }), (cues) => {
        const written = cues.map(({ start, length, text }): Cue => ({
          start,
          end: start + length,
          settings: '',
          text: text.replace(/\n\s*/g, '\nx'),
        }));
        const once = vttOf(toVtt(written));
        expect(vttOf(once)).toBe(once);
        expect(read(once)).toHaveLength(cues.length);
      }),
    );
  });
});

describe('captions that cannot be read are refused with the line and the remedy', () => {
  it.each([
    ['a time that is cut off', 'WEBVTT\n\n00:01.000 -->\nHello\n', 3, 'Write it as 00:00:01.000 --> 00:00:04.000'],
    ['more than 59 seconds', '1\n00:00:61,000 --> 00:01:02,000\nHello\n', 2, 'minutes and seconds below 60'],
    ['an end before the start', 'WEBVTT\n\n00:04.000 --> 00:01.000\nHello\n', 3, 'ends before it starts'],
    ['text without a time', 'WEBVTT\n\n00:01.000 --> 00:02.000\nA\n\nB\n', 6, 'This text has no time above it'],
    [
      'two captions without a line between',
      '1\n00:00:01,000 --> 00:00:02,000\nA\n2\n00:00:03,000 --> 00:00:04,000\nB',
      5,
      'Put an empty line',
    ],
    ['no captions', 'WEBVTT\n\nNOTE nothing\n', 1, 'has no captions'],
    ['another kind of file', '%PDF-1.7\n1 0 obj\n', 1, 'This text has no time above it'],
  ])('%s', (_, text, line, remedy) => {
    const refused = refusalOf(text);
    expect(refused).toMatchObject({ code: 'captions.unreadable', details: { line } });
    expect(refused.message).toContain(`at line ${line}, so nothing was saved.`);
    expect(refused.message).toContain(remedy);
  });

  it('letters that are not in UTF-8', () => {
    const latin = Buffer.from('1\n00:00:01,000 --> 00:00:02,000\n\xc9cole\n', 'latin1');
    expect(refusalOf(latin)).toMatchObject({ details: { line: 3 } });
    expect(refusalOf(latin).message).toContain('Save the captions again as UTF-8');
  });
});

describe('the text of a cue', () => {
  it('is what a person reads, with the speaker', () => {
    expect(plainCueText('<v Sample Principal>Good <b>morning</b>, R&amp;D &#83;chool</v>')).toBe(
      'Sample Principal: Good morning, R&D School',
    );
  });
});
