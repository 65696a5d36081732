/** The span of another program: a `SpanContext` of OpenTelemetry. */
export interface ParentSpan {
  traceId: string;
  spanId: string;
  /** 1 when the other program collects it. */
  traceFlags: number;
  isRemote: true;
}

/** Letters that can stand in a log line and a header, and nothing else. */
const wellFormed = /^[A-Za-z0-9][A-Za-z0-9._-]{7,63}$/;

/** https://www.w3.org/TR/trace-context/#traceparent-header: version, trace, parent, flags. */
const traceparent = /^(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;

type Header = string | string[] | undefined;

/** The span that a request is a part of, when its `traceparent` is valid. Otherwise null: the header is ignored. */
export function parentOf(header: Header): ParentSpan | null {
  const found = typeof header === 'string' ? traceparent.exec(header) : null;
  if (found === null || (found[1] === '00' && found[5] !== undefined)) return null;
  return { traceId: found[2]!, spanId: found[3]!, traceFlags: parseInt(found[4]!, 16) & 1, isRemote: true };
}

/**
 * The id of a request in logs and answers: the `X-Request-Id` that it came with, if it is 8 to 64 letters, digits and
 * `._-`; otherwise its trace; otherwise `fresh`.
 */
export function requestIdOf(given: Header, traceId: string | null, fresh: () => string): string {
  if (typeof given === 'string' && wellFormed.test(given)) return given;
  return traceId ?? fresh();
}
