/** Part of a line of Markdown. */
export type Inline =
  | string
  | { kind: 'strong' | 'emphasis'; parts: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; to: string; parts: Inline[] }
  | { kind: 'break' };

/** A block of Markdown. */
export type Block =
  | { kind: 'heading'; level: number; parts: Inline[] }
  | { kind: 'paragraph'; parts: Inline[] }
  | { kind: 'list'; start: number | null; items: Block[][] }
  | { kind: 'quote'; blocks: Block[] }
  | { kind: 'code'; text: string };

/** Deeper than anyone nests. What is deeper is plain text. */
const deepest = 8;

const fence = /^ {0,3}(```+|~~~+)/;
const heading = /^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*$/;
const quote = /^ {0,3}> ?/;
const item = /^( {0,3})([-*+]|\d{1,9}[.)])[ \t]+(?=\S)/;

/**
 * The blocks of a text in Markdown: headings, paragraphs, lists, quotes, code, strong, emphasis and links. HTML is plain
 * text, and so is a link to anything but https and mailto.
 */
export function markdownTree(text: string): Block[] {
  return blocksOf(text.replaceAll('\t', '    ').split(/\r\n?|\n/), 0);
}

function blocksOf(lines: string[], depth: number): Block[] {
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at]!;
    if (line.trim() === '') {
      at += 1;
      continue;
    }
    const { block, next } = blockAt(lines, at, depth);
    blocks.push(block);
    at = next;
  }
  return blocks;
}

function blockAt(lines: string[], at: number, depth: number): { block: Block; next: number } {
  const line = lines[at]!;
  const [, fenced] = fence.exec(line) ?? [];
  if (fenced !== undefined) return codeAt(lines, at, fenced);
  const [, signs, title] = heading.exec(line) ?? [];
  if (signs !== undefined)
    return { block: { kind: 'heading', level: signs.length, parts: inlineOf(title!) }, next: at + 1 };
  if (depth < deepest && quote.test(line)) return quoteAt(lines, at, depth);
  if (depth < deepest && item.test(line)) return listAt(lines, at, depth);
  let next = at + 1;
  while (next < lines.length && lines[next]!.trim() !== '' && !begins(lines[next]!)) next += 1;
  const words = lines
    .slice(at, next)
    .map((one) => one.trimStart())
    .join('\n')
    .trimEnd();
  return { block: { kind: 'paragraph', parts: inlineOf(words) }, next };
}

const begins = (line: string): boolean => [fence, heading, quote, item].some((start) => start.test(line));

function codeAt(lines: string[], at: number, fenced: string): { block: Block; next: number } {
  const end = lines.findIndex((line, index) => index > at && line.trim().startsWith(fenced));
  const next = end === -1 ? lines.length : end;
  return { block: { kind: 'code', text: lines.slice(at + 1, next).join('\n') }, next: next + 1 };
}

function quoteAt(lines: string[], at: number, depth: number): { block: Block; next: number } {
  let next = at;
  while (next < lines.length && quote.test(lines[next]!)) next += 1;
  const quoted = lines.slice(at, next).map((line) => line.replace(quote, ''));
  return { block: { kind: 'quote', blocks: blocksOf(quoted, depth + 1) }, next };
}

function listAt(lines: string[], at: number, depth: number): { block: Block; next: number } {
  const isOrdered = (marker: string): boolean => /\d/.test(marker);
  const [, , first] = item.exec(lines[at]!)!;
  const items: string[][] = [];
  let [next, indent] = [at, 0];
  for (; next < lines.length; next += 1) {
    const line = lines[next]!;
    const [marked, , marker] = item.exec(line) ?? [];
    if (marker !== undefined && (items.length === 0 || indentOf(line) < indent)) {
      if (isOrdered(marker) !== isOrdered(first!)) break;
      indent = marked!.length;
      items.push([line.slice(indent)]);
    } else if (line.trim() === '') {
      const after = lines[next + 1];
      if (after === undefined || (indentOf(after) < indent && !item.test(after))) break;
      items.at(-1)!.push('');
    } else if (indentOf(line) >= indent) items.at(-1)!.push(line.slice(indent));
    else if (begins(line)) break;
    else items.at(-1)!.push(line.trimStart());
  }
  const block: Block = {
    kind: 'list',
    start: isOrdered(first!) ? Number.parseInt(first!, 10) : null,
    items: items.map((one) => blocksOf(one, depth + 1)),
  };
  return { block, next };
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

/** The parts of a text without blocks. */
export function inlineOf(text: string, depth = 0): Inline[] {
  const parts: Inline[] = [];
  const add = (part: Inline): void => {
    const last = parts.at(-1);
    if (typeof part === 'string' && typeof last === 'string') parts[parts.length - 1] = last + part;
    else if (part !== '') parts.push(part);
  };
  let at = 0;
  const unclosed = new Set<string>();
  while (at < text.length) {
    const found = depth < deepest ? inlineAt(text, at, depth, unclosed) : null;
    add(found?.part ?? text[at]!);
    at = found?.next ?? at + 1;
  }
  return parts;
}

interface FoundInline {
  part: Inline;
  next: number;
}

/** @param unclosed the marks that nothing closes from here on. */
function inlineAt(text: string, at: number, depth: number, unclosed: Set<string>): FoundInline | null {
  switch (text[at]) {
    case '\\':
      return escapedAt(text, at);
    case '`':
      return codeSpanAt(text, at);
    case '[':
      return linkAt(text, at, depth);
    case '<':
      return addressAt(text, at);
    case '*':
    case '_':
      return stressAt(text, at, 2, { depth, unclosed }) ?? stressAt(text, at, 1, { depth, unclosed });
    case ' ':
      return text.startsWith('  \n', at) ? { part: { kind: 'break' }, next: at + 3 } : null;
    default:
      return null;
  }
}

function escapedAt(text: string, at: number): FoundInline | null {
  const sign = text[at + 1];
  if (sign === '\n') return { part: { kind: 'break' }, next: at + 2 };
  return sign !== undefined && /[!-/:-@[-`{-~]/.test(sign) ? { part: sign, next: at + 2 } : null;
}

function codeSpanAt(text: string, at: number): FoundInline | null {
  const [ticks] = /^`+/.exec(text.slice(at, at + 20))!;
  const end = text.indexOf(ticks, at + ticks.length);
  if (end === -1) return { part: ticks, next: at + ticks.length };
  return { part: { kind: 'code', text: text.slice(at + ticks.length, end).trim() }, next: end + ticks.length };
}

function linkAt(text: string, at: number, depth: number): FoundInline | null {
  const middle = text.indexOf('](', at);
  const end = middle === -1 ? -1 : text.indexOf(')', middle);
  if (end === -1 || text.slice(at + 1, middle).includes('[')) return null;
  const to = text.slice(middle + 2, end).trim();
  if (!isSafe(to)) return null;
  return { part: { kind: 'link', to, parts: inlineOf(text.slice(at + 1, middle), depth + 1) }, next: end + 1 };
}

function addressAt(text: string, at: number): FoundInline | null {
  const end = text.indexOf('>', at);
  const to = text.slice(at + 1, end);
  return end !== -1 && isSafe(to) ? { part: { kind: 'link', to, parts: [to] }, next: end + 1 } : null;
}

/** Only addresses that open a page over TLS, or a mail. */
function isSafe(address: string): boolean {
  return /^(https:\/\/|mailto:)[^\s<>"]+$/i.test(address) && URL.canParse(address);
}

function stressAt(
  text: string,
  at: number,
  length: 1 | 2,
  { depth, unclosed }: { depth: number; unclosed: Set<string> },
): FoundInline | null {
  const mark = text[at]!.repeat(length);
  const from = at + length;
  if (unclosed.has(mark) || !text.startsWith(mark, at) || /^(\s|$)/.test(text.slice(from, from + 1))) return null;
  const isWord = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);
  if (mark.startsWith('_') && isWord(text[at - 1])) return null;
  let end = text.indexOf(mark, from + 1);
  while (end !== -1) {
    const closes = !/\s/.test(text[end - 1]!) && !(mark.startsWith('_') && isWord(text[end + length]));
    if (closes && !(length === 1 && text[end + 1] === mark)) break;
    end = text.indexOf(mark, end + (length === 1 && text[end + 1] === mark ? 2 : 1));
  }
  if (end === -1) {
    unclosed.add(mark);
    return null;
  }
  if (length === 2) while (text[end + 2] === text[at]) end += 1;
  const parts = inlineOf(text.slice(from, end), depth + 1);
  return { part: { kind: length === 2 ? 'strong' : 'emphasis', parts }, next: end + length };
}
