import { describe, expect, it } from '@jest/globals';
import { readXml, rewriteXml } from './rewrite-xml.js';

/** Pseudorandom numbers, the same in each run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

const texts = [
  'plain',
  'a &amp; b',
  '&lt;tag&gt;',
  '<![CDATA[x < y && z]]>',
  ' ',
  'é 学校 🏫',
  '&#13;&#10;',
  "it's",
  '',
];
const values = ['1', 'a &quot;b&quot;', "it's", '&#10;&#9;', '&lt;', ' two  blanks ', 'é'];

function someXml(next: (below: number) => number, depth = 0): string {
  const pick = (list: readonly string[]) => list[next(list.length)]!;
  const declared = next(3) === 0 ? ' xmlns:b="urn:b"' : '';
  const attribute = `${next(2) ? ` k="${pick(values)}"` : ''}${declared && next(2) ? ` b:k="${pick(values)}"` : ''}`;
  const name = pick(declared ? ['x', 'y', 'a:z', 'b:w'] : ['x', 'y', 'a:z']);
  const children =
    depth > 4 ? '' : Array.from({ length: next(4) }, () => someXml(next, depth + 1) + pick(texts)).join('');
  return `<${name}${declared}${attribute}>${pick(texts)}${children}<!-- note --></${name}>`;
}

/** Everything that a program reads in the XML. */
function meaningOf(xml: Uint8Array): string {
  const parts: string[] = [];
  readXml(xml, {
    open: ({ space, local, attributes }) => {
      parts.push(
        `<${JSON.stringify([space, local, attributes.map(({ space, local, value }) => [space, local, value])])}>`,
      );
      return 'keep';
    },
    text: (text) => {
      parts.push(text);
      return text;
    },
    close: () => parts.push('</>'),
  });
  return parts.join('');
}

describe('XML that is written again', () => {
  it.each(Array.from({ length: 200 }, (_, seed) => seed))('means the same, and does not change again (%d)', (seed) => {
    const xml = Buffer.from(`<root xmlns="urn:r" xmlns:a="urn:a">${someXml(numbers(seed + 1))}</root>`);
    const once = rewriteXml(xml, {});

    expect(meaningOf(once)).toBe(meaningOf(xml));
    expect(Buffer.from(rewriteXml(once, {})).equals(once)).toBe(true);
  });

  it('keeps the namespaces of what was in a left-out element', () => {
    const xml = Buffer.from('<r><o xmlns:n="urn:n"><n:a/><b n:k="1"/></o></r>');
    const written = rewriteXml(xml, { open: ({ local }) => (local === 'o' ? 'unwrap' : 'keep') });

    expect(Buffer.from(written).toString()).toContain('<r><n:a xmlns:n="urn:n"/><b n:k="1" xmlns:n="urn:n"/></r>');
  });

  it.each([
    ['UTF-16', Buffer.from('\ufeff<?xml version="1.0" encoding="UTF-16"?><r>Größe</r>', 'utf16le')],
    ['Latin-1', Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><r>Größe</r>', 'latin1')],
    ['UTF-8 with a mark', Buffer.from('\ufeff<r>Größe</r>')],
  ])('is read in %s', (_, xml) => {
    expect(Buffer.from(rewriteXml(xml, {})).toString()).toContain('<r>Größe</r>');
  });
});
