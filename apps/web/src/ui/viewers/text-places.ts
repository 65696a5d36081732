/** A part of a text: from the first letter to the one after the last. */
export interface TextPlace {
  start: number;
  end: number;
}

const alike: Readonly<Record<string, string>> = { '‘': "'", '’': "'", '“': '"', '”': '"', '–': '-', '—': '-' };

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

/** The first passage that the explanation quotes and the text contains; null if there is none. */
export function quotedPassage(explanation: string, text: string): string | null {
  for (const [, passage] of explanation.matchAll(quoted)) {
    const words = passage!.replace(/[\s.,;:!?…]+$/u, '');
    if (placesOf(words, text).length > 0) return words;
  }
  return null;
}
