import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type DraftPart, findingsIn, recognized, withoutPlace } from './findings.policy.js';
import { identityMarks } from './identity-marks.policy.js';
import { MarkSearch } from './mark-search.policy.js';

const search = new MarkSearch(
  identityMarks({ name: 'Jane Doe', email: 'x@gmail.com', school: null, district: null, employer: null }),
);
const part = (place: DraftPart['place'], ...texts: string[]): DraftPart => ({
  key: `${place}:1`,
  place,
  artifact: 'document_profile',
  fileId: null,
  webLinkId: null,
  linkId: null,
  field: null,
  passages: texts.map((text, index) => ({ page: index + 1, text })),
});
const inText = (text: string) => findingsIn(part('text', text), search);

describe('what is found in a part', () => {
  it('is each place of a text, with the words around it', () => {
    const text = `${'long '.repeat(30)}I, Jane Doe,\n lead. ${'Much later '.repeat(10)}`;
    const [one, ...others] = inText(text);
    expect(others).toEqual([]);
    expect(text.slice(one!.start!, one!.end!)).toBe('Jane Doe');
    expect(one).toMatchObject({ kind: 'mark', mark: 'name', matched: 'Jane Doe', times: 1 });
    expect(one!.before).toMatch(/^… long .* I, $/);
    expect(one!.after).toMatch(/^, lead\. Much later .* …$/);
    expect(inText('Jane Doe and Jane Doe')).toHaveLength(2);
  });

  it('is each name of a file once, with its pages', () => {
    const pages = ['Jane Doe', 'nobody', 'JANE DOE, Jane  Doe', 'J. Doe'];
    expect(findingsIn(part('file-text', ...pages), search)).toMatchObject([
      { matched: 'Jane Doe', pages: [1, 3], times: 3, start: null, end: null },
      { matched: 'J. Doe', pages: [4], times: 1 },
    ]);
    const footer = Array.from({ length: 300 }, () => 'Jane Doe');
    const [found] = findingsIn(part('file-text', ...footer), search);
    expect(found).toMatchObject({ times: 300 });
    expect(found!.pages).toHaveLength(20);
  });

  it('is only told where reviewers never look', () => {
    for (const place of ['file-name', 'metadata'] as const)
      expect(findingsIn(part(place, 'Jane Doe with coach Ana Rivera'), search)).toMatchObject([{ kind: 'notice' }]);
  });

  it('is a question about others, and never both at one place', () => {
    expect(
      inText('Ms. Jane Doe and Ms. Ana Rivera, ana@sample.org, 573-555-0199').map(({ kind, mark }) => [kind, mark]),
    ).toEqual([
      ['mark', 'name'],
      ['question', 'person'],
      ['question', 'email'],
      ['question', 'phone'],
    ]);
  });

  it('does not grow without end', () => {
    expect(inText('Jane Doe. '.repeat(2_000))).toHaveLength(300);
  });

  it('cuts no character in two', () => {
    const text = `${'🙂'.repeat(50)} Jane Doe ${'🙂'.repeat(50)}`;
    for (const shift of ['', 'a']) {
      const { before, after } = inText(shift + text)[0]!;
      expect(() => encodeURIComponent(before + after)).not.toThrow();
    }
  });
});

describe('findings of two runs', () => {
  const pairsOf = (before: string, after: string) => {
    const [old, now] = [inText(before), inText(after)];
    const pairs = recognized(old, now);
    return now.map((finding) => {
      const found = pairs.get(finding);
      return found === undefined ? null : old.indexOf(found);
    });
  };

  it('are the same while the text around changes', () => {
    expect(pairsOf('I am Jane Doe.', 'I am Jane Doe. And so on.')).toEqual([0]);
    expect(pairsOf('I am Jane Doe.', 'Surely, this is Jane Doe!')).toEqual([0]);
  });

  it('are told apart when one of several goes or comes', () => {
    const [one, two, three] = ['First came Jane Doe. ', 'Then we heard Jane Doe again. ', 'Later Jane Doe left. '];
    expect(pairsOf(one + two + three, one + three)).toEqual([0, 2]);
    expect(pairsOf(one + two + three, two + three)).toEqual([1, 2]);
    expect(pairsOf(one + three, one + two + three)).toEqual([0, null, 1]);
    expect(pairsOf(one, '')).toEqual([]);
  });

  it('pair each finding with one at most', () => {
    const text = fc.array(fc.constantFrom('Jane Doe. ', 'We met. ', 'I am Jane Doe, ', 'J. Doe '), { maxLength: 12 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const used = pairsOf(a.join(''), b.join('')).filter((index) => index !== null);
        expect(new Set(used).size).toBe(used.length);
        expect(pairsOf(a.join(''), a.join(''))).toEqual(inText(a.join('')).map((_, index) => index));
      }),
    );
  });
});

describe('a place that is removed', () => {
  it.each([
    ['I am Jane Doe.', 'I am.'],
    ['I am Jane Doe and lead.', 'I am and lead.'],
    ['Jane Doe leads.', 'leads.'],
    ['by Jane Doe', 'by'],
    ['by\nJane Doe\nin May', 'by\n\nin May'],
    ['(Jane Doe)', '()'],
  ])('leaves no double blank in %j', (text, left) => {
    const { start, end } = inText(text)[0]!;
    expect(withoutPlace(text, start!, end!, '')).toBe(left);
  });

  it('and replaced has the words in brackets', () => {
    expect(withoutPlace('I am Jane Doe.', 5, 13, '[my name]')).toBe('I am [my name].');
  });
});
