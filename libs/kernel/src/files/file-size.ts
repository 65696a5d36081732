import { DomainError } from '../domain-error.js';

const units = [
  [1_000_000_000, 'GB'],
  [1_000_000, 'MB'],
  [1_000, 'kB'],
] as const;
const binaryMegabyte = 1024 * 1024;

/** "1.4 MB", in powers of 1,000. A limit set in whole binary megabytes is named the way people set it: "500 MB". */
export function sizeInWords(bytes: number): string {
  if (bytes >= binaryMegabyte && bytes % binaryMegabyte === 0 && bytes % 1_000_000 !== 0)
    return `${inDigits(bytes / binaryMegabyte)} MB`;
  const [factor, unit] = units.find(([factor]) => bytes >= factor) ?? [1, bytes === 1 ? 'byte' : 'bytes'];
  return `${inDigits(bytes / factor)} ${unit}`;
}

function inDigits(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: value >= 100 ? 0 : 1 });
}

/** The refusal of a file over the size limit. */
export function fileTooLarge(maxBytes: number): DomainError {
  return new DomainError(
    'too-large',
    'file.too-large',
    `This file is larger than ${sizeInWords(maxBytes)}, the limit here. It was not saved. Make the file smaller, or split it into parts.`,
    { maxBytes },
  );
}

/** The refusal of an empty file. */
export function fileEmpty(): DomainError {
  return new DomainError(
    'invalid',
    'file.empty',
    'This file is empty, so it was not saved. Check that it opens on your computer, then upload it again.',
  );
}
