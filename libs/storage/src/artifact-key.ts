/** Lower case only, because some file systems ignore case. No dot and no separator, so no key leaves its folder. */
const form = /^[0-9a-z][0-9a-z-]{6,126}[0-9a-z]$/;

/** Whether a name can be a key: stores also hold parts of uploads, under other names. */
export function isKey(name: string): boolean {
  return form.test(name);
}

/**
 * Checks that a key has 8 to 128 characters of `a-z`, `0-9` and inner hyphens, as a UUID does.
 * @throws TypeError. A wrong key is our own mistake: keys come from `Ids`, never from a request.
 */
export function assertKey(key: string): void {
  if (!form.test(key)) throw new TypeError('An artifact key is 8 to 128 characters of a-z, 0-9 and inner hyphens.');
}
