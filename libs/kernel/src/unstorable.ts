/** NUL and halves of surrogate pairs. Nobody sees them, and PostgreSQL does not store them. */
const unstorable = /\0|\p{Surrogate}/gu;

/**
 * The text without the invisible characters that cannot be stored. They come with text copied from other programs, and
 * from emojis that were cut in half.
 */
export function withoutUnstorable(text: string): string {
  return text.replace(unstorable, '');
}
