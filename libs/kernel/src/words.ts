/** Chinese characters and Japanese kana, with their punctuation and full-width forms: each counts by itself. */
const ideograph = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3001-\u303f\u30fb\u30fc\uff01-\uff60]/gu;

/** Marks that take no space: soft hyphens, zero-width spaces and joiners, control characters. */
const unseen = /[\p{Cf}\p{Cc}]/gu;

/**
 * How many words a text has, as Word counts: whatever stands between two spaces is one word, so a link, "and/or" or a
 * dash by itself is one. The page and the server count with this one function, so they never disagree.
 */
export function countWords(text: string): number {
  const spaced = text.replace(/\s/g, ' ').replace(unseen, '');
  const ideographs = spaced.match(ideograph)?.length ?? 0;
  return ideographs + (spaced.replace(ideograph, ' ').match(/[^ ]+/g)?.length ?? 0);
}
