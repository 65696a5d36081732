import { mostText, type Passage } from '../format.js';

/** The text of a file, as far as it is kept. */
export class Passages {
  readonly list: Passage[] = [];
  private left = mostText;

  add(page: number | null, text: string): void {
    const tidy = text
      .replace(/[ \u00a0]+\n/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
      .slice(0, this.left);
    if (tidy === '') return;
    this.left -= tidy.length;
    this.list.push({ page, text: tidy });
  }

  get isFull(): boolean {
    return this.left <= 0;
  }
}

/** What a reader finds in a file. */
export interface Reading {
  passages: Passage[];
  /** The speaker notes of the slides that have some. They are among the passages, too. */
  notes: Passage[];
  /** Slides or sheets. Null for a text. */
  pages: number | null;
  /** Whether there is nothing to read or to look at. */
  isEmpty: boolean;
}
