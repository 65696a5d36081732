/** What does not work right now, in the words of the log. */
export type Outage = 'database' | 'store' | 'network' | 'disk';

/**
 * PostgreSQL's codes for what passes by itself: no connection (class 08), no resources such as disk or connections
 * (class 53), a server that stops or starts (57P01–57P05), a lock or a statement that took too long, and a transaction
 * that was idle too long. https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const passing = /^(?:08...|53...|57P0[1-5]|55P03|57014|25P03|25P04)$/;
const network = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH']);
const disk = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EMFILE', 'ENFILE']);
/** What pg and its pool say without a code. */
const lostDatabase =
  /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Query read timeout/;

interface Failure {
  code?: unknown;
  name?: unknown;
  message?: unknown;
  driverError?: unknown;
  cause?: unknown;
  errors?: unknown;
  $metadata?: { httpStatusCode?: number };
}

/** What is out of order when this error says so: then the same request can succeed later. Otherwise null. */
export function outageOf(error: unknown): Outage | null {
  if (typeof error !== 'object' || error === null) return null;
  const { code, name, message, driverError, cause, errors, $metadata } = error as Failure;
  if (typeof code === 'string') {
    if (passing.test(code)) return 'database';
    if (network.has(code)) return 'network';
    if (disk.has(code)) return 'disk';
  }
  if (typeof message === 'string' && lostDatabase.test(message)) return 'database';
  if ($metadata !== undefined && ($metadata.httpStatusCode ?? 0) >= 500) return 'store';
  if (name === 'TimeoutError') return 'network';
  for (const inner of [driverError, cause, ...(Array.isArray(errors) ? (errors as unknown[]) : [])]) {
    const outage = outageOf(inner);
    if (outage !== null) return outage;
  }
  return null;
}
