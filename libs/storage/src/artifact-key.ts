/** Lower case only, because some file systems take A for a; no dot and no separator, so no key leaves its folder. */
const form = /^[0-9a-z][0-9a-z-]{6,126}[0-9a-z]$/;

/**
 * Refuses what is not a key: 8 to 128 of `a-z`, `0-9` and inner hyphens. A UUID is one.
 * @throws TypeError, because a wrong key is a fault of ours: keys come from `Ids`, never from a request.
 */
export function assertKey(key: string): void {
  if (!form.test(key)) throw new TypeError('An artifact key is 8 to 128 characters of a-z, 0-9 and inner hyphens.');
}
