/** Where a text gives an address or a number by which somebody can be found. */
export interface ContactDetail {
  mark: 'email' | 'phone';
  start: number;
  end: number;
}

/** The longest parts of an address (RFC 5321). */
const [longestLocal, longestDomain] = [64, 255];
const ofLocal = /[\p{L}\p{N}._%+-]/u;
const domain = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u;
/** A number of the United States in any usual writing. Every part has a fixed length, so the search never goes back far. */
const phone = /(?<![\p{L}\d./-])(?:\+?1[ .-]?)?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?![\p{L}\d-])/gu;

/** Email addresses and telephone numbers, anybody's. */
export function contactDetails(text: string): ContactDetail[] {
  const found: ContactDetail[] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let start = at;
    while (start > 0 && at - start < longestLocal && ofLocal.test(text[start - 1]!)) start--;
    const after = domain.exec(text.slice(at + 1, at + 1 + longestDomain))?.[0].replace(/[-.]+$/, '');
    if (start < at && after?.includes('.')) found.push({ mark: 'email', start, end: at + 1 + after.length });
  }
  for (const { 0: number, index } of text.matchAll(phone))
    found.push({ mark: 'phone', start: index, end: index + number.length });
  return found.sort((a, b) => a.start - b.start);
}
