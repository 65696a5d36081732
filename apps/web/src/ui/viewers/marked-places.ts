import { placesOf, sentenceAround } from './text-places';

/** Kinds of places that are marked in a text. Each has a color in viewers.module.css. */
export type Mark = 'laurel-found' | 'laurel-found-here' | 'laurel-passage' | 'laurel-own';

/** The blocks whose ends separate words. */
const blocks = 'p, li, td, th, pre, div, section, article';

interface Piece {
  node: Text;
  /** Where its text begins in the whole text. */
  start: number;
}

/** The text of an element as one string, and where each of its text nodes begins. */
function piecesOf(element: Element): { text: string; pieces: Piece[] } {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const pieces: Piece[] = [];
  let text = '';
  let block: Element | null = null;
  for (let node = walker.nextNode() as Text | null; node !== null; node = walker.nextNode() as Text | null) {
    const own = node.parentElement!.closest(blocks);
    if (block !== null && own !== block) text += '\n';
    block = own;
    pieces.push({ node, start: text.length });
    text += node.data;
  }
  return { text, pieces };
}

/** The text of an element, as {@link rangesOf} searches it. */
export const textOf = (element: Element): string => piecesOf(element).text;

/** Where the words are in an element. Words may run over several lines or paragraphs. */
export function rangesOf(words: string, element: Element): Range[] {
  const { text, pieces } = piecesOf(element);
  return placesOf(words, text).map(({ start, end }) => {
    const range = document.createRange();
    const first = pieces.findLast((piece) => piece.start <= start)!;
    const last = pieces.findLast((piece) => piece.start < end)!;
    range.setStart(first.node, Math.min(start - first.start, first.node.length));
    range.setEnd(last.node, Math.min(end - last.start, last.node.length));
    return range;
  });
}

/** Colors these places, and no others of this kind. Browsers that cannot do so still scroll to them. */
export function mark(kind: Mark, ranges: readonly Range[]): void {
  if (!('highlights' in CSS)) return;
  if (ranges.length === 0) CSS.highlights.delete(kind);
  else CSS.highlights.set(kind, new Highlight(...ranges));
}

/** The first place that is marked so; null if there is none. */
export function markedPlace(kind: Mark): Range | null {
  const highlight = 'highlights' in CSS ? CSS.highlights.get(kind) : undefined;
  return highlight === undefined ? null : (([...highlight][0] as Range | undefined) ?? null);
}

/** Words of an element that someone chose: selected, or else found last. */
export interface ChosenWords {
  range: Range;
  words: string;
  isSelected: boolean;
}

/** The words that are selected in the element, or else those found last; null if there are none. */
export function chosenWords(element: Element | null): ChosenWords | null {
  const selection = window.getSelection();
  const selected = selection?.rangeCount ? selection.getRangeAt(0) : null;
  const isSelected =
    selected !== null && !selected.collapsed && element !== null && element.contains(selected.commonAncestorContainer);
  const range = isSelected ? selected : markedPlace('laurel-found-here');
  if (range === null || element === null) return null;
  const words = (isSelected ? String(selection) : String(range)).trim();
  return words === '' ? null : { range, words, isSelected };
}

/** The sentence that the range is in. */
export function sentenceOf(range: Range): string {
  const block = range.startContainer.parentElement!.closest(blocks)!;
  const before = document.createRange();
  before.setStart(block, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const start = String(before).length;
  return sentenceAround({ start, end: start + String(range).length }, block.textContent);
}

/** Scrolls so that the place is in the upper part of what it scrolls in. */
export function scrollTo(range: Range): void {
  const { top } = range.getBoundingClientRect();
  for (let element = range.startContainer.parentElement; element !== null; element = element.parentElement) {
    const scrolls = /auto|scroll/.test(getComputedStyle(element).overflowY);
    if (!scrolls || element.scrollHeight <= element.clientHeight) continue;
    const frame = element.getBoundingClientRect();
    element.scrollTop += top - frame.top - element.clientHeight / 3;
    return;
  }
  window.scrollBy(0, top - window.innerHeight / 3);
}
