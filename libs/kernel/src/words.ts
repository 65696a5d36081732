/** A word is a run of letters or digits, with the hyphens and apostrophes inside it. */
const word = /[\p{L}\p{N}\p{M}]+(?:['’‑-][\p{L}\p{N}\p{M}]+)*/gu;

/** How many words a text has. The page and the server count with this one function, so they never disagree. */
export function countWords(text: string): number {
  return text.match(word)?.length ?? 0;
}
