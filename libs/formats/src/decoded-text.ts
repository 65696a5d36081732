/** A text that starts with the mark of its encoding: UTF-16 or UTF-8. Null for a text without a mark. */
export function decodedByMark(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (first === 0xef && second === 0xbb && third === 0xbf) return new TextDecoder().decode(bytes);
  return null;
}

/** A text that says its encoding, is UTF-8 as it should be, or is Latin-1 as older programs write. */
export function decodedText(bytes: Uint8Array): string {
  const marked = decodedByMark(bytes);
  if (marked !== null) return marked;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  }
}
