/** A paragraph with its line breaks, a list, or rows of columns. */
export type Block =
  { kind: 'paragraph'; text: string } | { kind: 'list'; items: ListItem[] } | { kind: 'table'; rows: string[][] };

export interface ListItem {
  /** The number or letter in front of the item. Null where it had a bullet. */
  marker: string | null;
  text: string;
  items: ListItem[];
}

/** Bullets by the depth at which word processors use them. They reach a plain text as these characters. */
const bullets = ['•●·*-–‣', 'o○◦', '§▪■'];
const item = new RegExp(
  `^(\\t*)(?: *)([${bullets.join('').replace('-', '\\-')}]|(?:\\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)])\\t+(.*)$`,
);
const bulletWithSpace = /^(\t*)(?: *)([•●‣▪■○◦])[ \u00a0]+(.*)$/;

/** Control characters other than tabs and line breaks. Browsers draw them as boxes. */
const controls = /[^\P{Cc}\t\n\v\f\r\x85]/gu;

/**
 * The shape that a plain text got from the program it was pasted from: paragraphs, lists and their levels, and columns
 * that were separated by tabs. No word is added or left out.
 */
export function shapeOf(text: string): Block[] {
  const blocks: Block[] = [];
  // A soft break is a line of the same paragraph. A page break ends the paragraph.
  const lines = text
    .replace(controls, '')
    .replaceAll('\f', '\n\n')
    .split(/\r\n|[\r\n\v\x85\u2028\u2029]/);
  for (let at = 0; at < lines.length;) {
    const items = itemsFrom(lines, at);
    const rows = items.length > 0 ? [] : rowsFrom(lines, at);
    if (items.length > 0) blocks.push({ kind: 'list', items: nested(items) });
    else if (rows.length > 0) blocks.push({ kind: 'table', rows });
    else addLine(blocks, lines[at]!, at > 0 && lines[at - 1]!.trim() !== '');
    at += items.length + rows.length || 1;
  }
  return blocks;
}

function addLine(blocks: Block[], line: string, follows: boolean): void {
  if (line.trim() === '') return;
  const last = blocks.at(-1);
  if (follows && last?.kind === 'paragraph') last.text += `\n${line}`;
  else blocks.push({ kind: 'paragraph', text: line });
}

interface FoundItem {
  item: ListItem;
  depth: number;
}

function itemsFrom(lines: readonly string[], start: number): FoundItem[] {
  const found: FoundItem[] = [];
  for (const line of lines.slice(start)) {
    const match = item.exec(line) ?? bulletWithSpace.exec(line);
    if (match === null) break;
    const [, tabs, mark, text] = match as unknown as [string, string, string, string];
    const level = bullets.findIndex((marks) => marks.includes(mark));
    const marker = level === -1 ? mark : null;
    found.push({ item: { marker, text, items: [] }, depth: tabs.length + Math.max(level, 0) });
  }
  return found;
}

/** Puts every item under the nearest one before it that is less deep. */
function nested(found: readonly FoundItem[]): ListItem[] {
  const top: ListItem[] = [];
  const open: FoundItem[] = [];
  for (const each of found) {
    while (open.length > 0 && open.at(-1)!.depth >= each.depth) open.pop();
    (open.at(-1)?.item.items ?? top).push(each.item);
    open.push(each);
  }
  return top;
}

/** Two or more lines with tabs are the rows of a table. */
function rowsFrom(lines: readonly string[], start: number): string[][] {
  const rows: string[][] = [];
  for (const line of lines.slice(start)) {
    if (!/\S.*\t/.test(line) || item.test(line)) break;
    rows.push(line.split('\t'));
  }
  const width = Math.max(...rows.map((row) => row.length));
  return rows.length < 2 ? [] : rows.map((row) => [...row, ...Array<string>(width - row.length).fill('')]);
}
