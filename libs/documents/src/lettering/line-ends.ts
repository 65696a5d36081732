import LineBreaker from 'linebreak';

/** Scripts that write no spaces between words. A dictionary says where a line may end. */
const unspaced = /[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]+/gu;
const words = new Intl.Segmenter('th', { granularity: 'word' });

/** Where a line may end, including the end of the text. */
export function placesToBreak(text: string): number[] {
  const places = new Set<number>();
  const breaker = new LineBreaker(text);
  for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak()) places.add(next.position);
  for (const { 0: run, index } of text.matchAll(unspaced)) {
    for (const word of words.segment(run)) if (word.index > 0) places.add(index + word.index);
  }
  return [...places].sort((one, other) => one - other);
}

/** The end of this part of a text without the spaces at its end. */
export function lastVisible(text: string, start: number, end: number): number {
  return start + text.slice(start, end).trimEnd().length;
}
