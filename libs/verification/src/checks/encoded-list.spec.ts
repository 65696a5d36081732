import { gzipSync } from 'node:zlib';
import { createList } from '@digitalbazaar/vc-bitstring-status-list';
import { describe, expect, it } from '@jest/globals';
import { placeIn } from './encoded-list.js';

describe('a status list in W3C’s encoding', () => {
  it('has exactly the places set that the library set', async () => {
    const list = await createList({ length: 131_072 });
    const set = [0, 7, 8, 9, 131_071];
    for (const index of set) list.setStatus(index, true);
    const encoded = await list.encode();
    for (const index of [...set, 1, 6, 10, 15, 16, 131_070])
      expect([index, await placeIn(encoded, index)]).toEqual([index, set.includes(index)]);
    expect(await placeIn(encoded, 131_072)).toBeNull();
  });

  it('is rejected in another encoding, or when it grows beyond the limit of a list', async () => {
    const encoded = (bytes: Buffer) => bytes.toString('base64url');
    const small = gzipSync(Buffer.alloc(16_384));
    for (const odd of [
      '',
      'u',
      'uAAAA',
      encoded(small),
      `z${encoded(small)}`,
      `u${encoded(small)}=`,
      `u${encoded(small.subarray(0, -9))}`,
      `u${encoded(gzipSync(Buffer.alloc(64 * 1024 * 1024)))}`,
    ])
      expect([odd.slice(0, 40), await placeIn(odd, 5)]).toEqual([odd.slice(0, 40), null]);
    expect(await placeIn(`u${encoded(small)}`, 5)).toBe(false);
  });
});
