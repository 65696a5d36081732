import { parseArgs } from 'node:util';
import { DomainError } from '#kernel';
import { type VerificationProgress, VerifyStore } from '#submissions';
import { onPlatform } from './on-platform.js';

// Reads every submitted file in the store and compares it with its record:
// node dist/apps/operate/src/verify-store.js [--megabytes-per-second 50]
// It can be stopped at any time; the next run continues. Exit code: 0 when all is as recorded, 1 when something is
// damaged, 2 when it could not finish.
const { values } = parseArgs({ options: { 'megabytes-per-second': { type: 'string', default: '50' } } });
const megabytesPerSecond = Number(values['megabytes-per-second']);
if (!(megabytesPerSecond > 0)) {
  console.error('--megabytes-per-second: expected a number above 0.');
  process.exit(2);
}
const gigabytes = (bytes: number): string => (bytes / 1024 ** 3).toFixed(2);
let toldAt = -Infinity;
const tell = ({ contents, bytes }: VerificationProgress): void => {
  if (performance.now() - toldAt < 1000 && contents.done < contents.all) return;
  toldAt = performance.now();
  console.error(`${contents.done} of ${contents.all} files, ${gigabytes(bytes.done)} of ${gigabytes(bytes.all)} GB`);
};
await onPlatform(
  async (platform) => {
    const verifyStore = platform.get(VerifyStore, { strict: false });
    const { contents, bytes, startedAt, damages } = await verifyStore
      .run({ megabytesPerSecond, onProgress: tell })
      .catch((cause: unknown) => {
        throw new DomainError(
          'unavailable',
          'store.not-read',
          `The store could not be read to the end: ${cause instanceof Error ? cause.message : String(cause)}. What was compared is kept. Run this again to continue.`,
        );
      });
    console.log(
      `${contents.all} files (${gigabytes(bytes.all)} GB) were compared since ${startedAt.toISOString()}: ${damages.length} are damaged.`,
    );
    for (const { submission, fileId, storageKey, damage, since } of damages)
      console.log(
        `submission ${submission}  file ${fileId}  content ${storageKey}  ${damage}, since ${since.toISOString()}`,
      );
    if (damages.length > 0) process.exitCode = 1;
  },
  { failed: 2 },
);
