/** A part of a text: from the first letter to the one after the last. */
export interface TextPlace {
  start: number;
  end: number;
}

/** A quotation inside a quotation changes its marks, so all of them are alike. */
const alike: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '“': "'",
  '”': "'",
  '"': "'",
  '–': '-',
  '—': '-',
};

/** The text as it is searched: small letters, plain quotes, one space for any white space; with where each letter was. */
function searchable(text: string): { letters: string; from: number[] } {
  let letters = '';
  const from: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at]!;
    const isSpace = /\s/.test(letter);
    if (isSpace && (letters === '' || letters.endsWith(' '))) continue;
    const plain = isSpace ? ' ' : (alike[letter] ?? letter.toLowerCase());
    for (const each of plain) {
      letters += each;
      from.push(at);
    }
  }
  return { letters, from };
}

/** Where the words are in the text, without regard to capitals, line breaks, and the shape of quotation marks. */
export function placesOf(words: string, text: string): TextPlace[] {
  const sought = searchable(words).letters.trim();
  if (sought === '') return [];
  const { letters, from } = searchable(text);
  const places: TextPlace[] = [];
  for (let at = letters.indexOf(sought); at !== -1; at = letters.indexOf(sought, at + sought.length))
    places.push({ start: from[at]!, end: from[at + sought.length - 1]! + 1 });
  return places;
}

const quoted = /[“"]([^“”"]{12,})[”"]/gu;

/** The first quotation in the explanation that the text contains: with its marks, and its words. */
function quotationIn(explanation: string, text: string): { quotation: string; words: string } | null {
  for (const [quotation, passage] of explanation.matchAll(quoted)) {
    const words = passage!.replace(/[\s.,;:!?…]+$/u, '');
    if (placesOf(words, text).length > 0) return { quotation, words };
  }
  return null;
}

/** The first passage that the explanation quotes and the text contains; null if there is none. */
export function quotedPassage(explanation: string, text: string): string | null {
  return quotationIn(explanation, text)?.words ?? null;
}

/** In letters. */
const longestQuotation = 300;

/**
 * The words between quotation marks, so that {@link quotedPassage} finds them in the text again. Long ones are cut at a
 * word; of words that the text has apart, the longest line is taken. Null if too few words are left.
 */
export function quotationOf(words: string, text: string): string | null {
  const lines = words.split(/[\r\n]+/).sort((one, other) => other.length - one.length);
  const quotations = [words, ...lines].map((part) => `“${shortened(withInnerMarks(part))}”`);
  return quotations.find((quotation) => quotationIn(quotation, text) !== null) ?? null;
}

const withInnerMarks = (words: string): string =>
  words.replaceAll('“', '‘').replaceAll('”', '’').replaceAll('"', "'").replace(/\s+/g, ' ').trim();

function shortened(words: string): string {
  if (words.length <= longestQuotation) return words;
  const end = words.lastIndexOf(' ', longestQuotation);
  return words.slice(0, end > 0 ? end : longestQuotation);
}

/** The explanation with this quotation: in place of the one that it has from the text, or else before its first word. */
export function withQuotation(explanation: string, quotation: string, text: string): string {
  const before = quotationIn(explanation, text);
  if (before !== null) return explanation.replace(before.quotation, () => quotation);
  return explanation.trim() === '' ? `${quotation} ` : `${quotation} ${explanation.trimStart()}`;
}

/** The sentences, or the one sentence, from which a part of a text is taken. */
export function sentenceAround({ start, end }: TextPlace, text: string): string {
  const sentences = [...new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text)];
  return sentences
    .filter(({ index, segment }) => index < end && index + segment.length > start)
    .map(({ segment }) => segment)
    .join('')
    .trim();
}
