import { ClamAvScanner } from './clamav-scanner.js';
import type { FileScanner } from './file-scanner.js';
import { NoScanner } from './no-scanner.js';

const clamdPort = 3310;

/** The scanner at `clamav://host:port`. Without an address, a scanner that scans nothing. */
export function openScanner(scannerUrl?: string): FileScanner {
  if (scannerUrl === undefined) return new NoScanner();
  const { hostname, port } = new URL(scannerUrl);
  return new ClamAvScanner({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || clamdPort) });
}
