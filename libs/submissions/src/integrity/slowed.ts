import { type Readable, Transform } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';

/** Passes a content on, at most so many bytes a second on average. */
export function slowed(content: Readable, bytesPerSecond: number): Readable {
  const begun = performance.now();
  let passed = 0;
  const slow = new Transform({
    async transform(chunk: Buffer, _encoding, done) {
      passed += chunk.byteLength;
      const early = (passed / bytesPerSecond) * 1000 - (performance.now() - begun);
      if (early > 0) await pause(early);
      done(null, chunk);
    },
  });
  content.on('error', (error) => slow.destroy(error));
  return content.pipe(slow);
}
