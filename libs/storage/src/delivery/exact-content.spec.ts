import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ExactContent } from './exact-content.js';

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const chunks = fc.array(fc.uint8Array({ minLength: 1, maxLength: 50 }).map((bytes) => Buffer.from(bytes)));

function passing(parts: readonly Buffer[], expected: string): ExactContent {
  return Readable.from(parts, { objectMode: false }).pipe(
    new ExactContent(expected, () => new Error('It was altered.')),
  );
}

describe('a content that must be exact', () => {
  it('passes unchanged', () =>
    fc.assert(
      fc.asyncProperty(chunks, async (parts) => {
        const whole = Buffer.concat(parts);
        expect(await buffer(passing(parts, sha256(whole)))).toEqual(whole);
      }),
    ));

  it('never passes whole when it was altered', () =>
    fc.assert(
      fc.asyncProperty(
        chunks.filter((parts) => parts.length > 0),
        async (parts) => {
          const got: Buffer[] = [];
          const content = passing(parts, sha256(Buffer.from('something else')));
          await expect(
            (async () => {
              for await (const chunk of content) got.push(chunk as Buffer);
            })(),
          ).rejects.toThrow('It was altered.');
          expect(Buffer.concat(got).length).toBeLessThan(Buffer.concat(parts).length);
        },
      ),
    ));
});
