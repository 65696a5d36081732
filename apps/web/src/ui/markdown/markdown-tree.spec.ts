import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Block, type Inline, inlineOf, markdownTree } from './markdown-tree.js';

const paragraph = (...parts: Inline[]): Block => ({ kind: 'paragraph', parts });

describe('Markdown', () => {
  it('has headings, paragraphs, lists in lists, quotes and code', () => {
    expect(
      markdownTree(
        '# Why\n\nFirst line\nsecond line\n\n- one\n  more\n  - deeper\n- two\n\n3. three\n4. four\n\n> said\n\n```\n<b>\n```',
      ),
    ).toEqual([
      { kind: 'heading', level: 1, parts: ['Why'] },
      paragraph('First line\nsecond line'),
      {
        kind: 'list',
        start: null,
        items: [
          [paragraph('one\nmore'), { kind: 'list', start: null, items: [[paragraph('deeper')]] }],
          [paragraph('two')],
        ],
      },
      { kind: 'list', start: 3, items: [[paragraph('three')], [paragraph('four')]] },
      { kind: 'quote', blocks: [paragraph('said')] },
      { kind: 'code', text: '<b>' },
    ]);
  });

  it('has strong, emphasis, code, breaks and escapes', () => {
    expect(inlineOf('a **b *c*** `d*` \\*e\\* snake_case_word 2 * 3\\\nnext')).toEqual([
      'a ',
      { kind: 'strong', parts: ['b ', { kind: 'emphasis', parts: ['c'] }] },
      ' ',
      { kind: 'code', text: 'd*' },
      ' *e* snake_case_word 2 * 3',
      { kind: 'break' },
      'next',
    ]);
  });

  it('links only to https and mailto', () => {
    expect(inlineOf('[a *b*](https://example.org/x) <mailto:a@example.org>')).toEqual([
      { kind: 'link', to: 'https://example.org/x', parts: ['a ', { kind: 'emphasis', parts: ['b'] }] },
      ' ',
      { kind: 'link', to: 'mailto:a@example.org', parts: ['mailto:a@example.org'] },
    ]);
    for (const to of [
      'javascript:alert(1)',
      'http://example.org',
      '//example.org',
      'data:text/html,x',
      '/sign-out',
      'https:x',
    ])
      expect(inlineOf(`[a](${to})`)).toEqual([`[a](${to})`]);
  });

  it('shows HTML as it is written', () => {
    expect(markdownTree('<script>alert(1)</script>\n\n<img src=x onerror=y>')).toEqual([
      paragraph('<script>alert(1)</script>'),
      paragraph('<img src=x onerror=y>'),
    ]);
  });

  it('reads any text, however long or deep, in a moment', () => {
    const hard = [
      '*'.repeat(20_000),
      '*a _b '.repeat(3_000),
      '['.repeat(20_000),
      '> '.repeat(9_000),
      '`'.repeat(20_000),
    ];
    const started = performance.now();
    for (const text of [...hard, '- '.repeat(9_000), '**a '.repeat(5_000), '[a]('.repeat(5_000)]) markdownTree(text);
    expect(performance.now() - started).toBeLessThan(5_000);
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'*_`[]()<>\\-# \n1.a') }), (text) => void markdownTree(text)),
    );
  });
});
