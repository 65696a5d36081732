/** Characters that nobody sees in a word: soft hyphens, zero-width marks, marks of direction. For a class of characters. */
export const unseenInWords = String.raw`\u00AD\u200B-\u200F\u2060\uFEFF`;
/** Every character that people type as an apostrophe. For a class of characters. */
export const apostrophes = "'’‘ʼ`´";

const unwritten = new RegExp(`[${unseenInWords}${apostrophes}]`, 'gu');

/** Letters that NFKD does not take apart. */
const plain: Record<string, string> = {
  ß: 'ss',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ı: 'i',
};

/** A text without case, diacritics, ligatures, apostrophes and invisible characters: "O’Brién" is "obrien". */
export function foldText(text: string): string {
  if (/^[a-z]+$/.test(text)) return text;
  return text
    .replace(unwritten, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(unwritten, '')
    .toLowerCase()
    .replace(/[ßøđðłæœþı]/g, (letter) => plain[letter] ?? letter);
}
