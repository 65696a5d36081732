import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Block, type ListItem, shapeOf } from './text-shape.js';

const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
const item = (text: string, items: ListItem[] = [], marker: string | null = null): ListItem => ({
  marker,
  text,
  items,
});

describe('the shape of a pasted text', () => {
  it('from Word: a heading, a nested list, columns, a soft break, a page break', () => {
    const pasted =
      'Heading\r\n•\tFirst point\r\no\tNested point\r\nSchool\tBefore\tAfter\r\nNorth\t41\t58\r\nA soft break\u000binside and a form feed\u000chere.\r\n';
    expect(shapeOf(pasted)).toEqual([
      paragraph('Heading'),
      { kind: 'list', items: [item('First point', [item('Nested point')])] },
      {
        kind: 'table',
        rows: [
          ['School', 'Before', 'After'],
          ['North', '41', '58'],
        ],
      },
      paragraph('A soft break\ninside and a form feed'),
      paragraph('here.'),
    ]);
  });

  it('keeps the numbers of a list, and levels by tabs', () => {
    expect(shapeOf('1.\tPlan\n\ta)\tAsk teachers\n\ta)\tAsk families\n2.\tAct')).toEqual([
      {
        kind: 'list',
        items: [
          item('Plan', [item('Ask teachers', [], 'a)'), item('Ask families', [], 'a)')], '1.'),
          item('Act', [], '2.'),
        ],
      },
    ]);
  });

  it('takes a table whose first cells are one letter or digit for a table', () => {
    expect(shapeOf('7\t41\nB\t58').map(({ kind }) => kind)).toEqual(['table']);
  });

  it('fills short rows, and leaves a single line with a tab alone', () => {
    expect(shapeOf('School\tBefore\tAfter\nNorth\t41\n\nOnly\tone')).toEqual([
      {
        kind: 'table',
        rows: [
          ['School', 'Before', 'After'],
          ['North', '41', ''],
        ],
      },
      paragraph('Only\tone'),
    ]);
  });

  it('keeps the lines of a paragraph and separates paragraphs by empty lines', () => {
    expect(shapeOf('A line\nand one more\n \n\nNext')).toEqual([paragraph('A line\nand one more'), paragraph('Next')]);
  });

  it('leaves out no letter and no digit, and adds none', () => {
    const seen = (text: string) => text.match(/[\p{L}\p{N}]/gu)?.join('') ?? '';
    const readItem = ({ marker, text, items }: ListItem): string =>
      `${marker ?? ''}${text}${items.map(readItem).join('')}`;
    const read = (block: Block): string =>
      block.kind === 'paragraph'
        ? block.text
        : block.kind === 'list'
          ? block.items.map(readItem).join('')
          : block.rows.flat().join('');
    const pieces = fc.constantFrom('word', '•\t', '\t', '\n', '\r\n', '1.\t', '\u000b', '\f', ' ', 'x', '–', '\u0001');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (list) => {
        const text = list.join('');
        expect(seen(shapeOf(text).map(read).join(''))).toBe(seen(text));
      }),
    );
  });
});
