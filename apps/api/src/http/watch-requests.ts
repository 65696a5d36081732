import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { type Metrics, parentOf, requestIdOf, type Traces, withLogFields } from '#watch';

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** nginx's word for a request whose sender has gone before it was answered. */
const senderGone = '499';

/**
 * Gives each request its id, which the answer, the log lines and a problem document carry, measures how long it takes, and
 * begins its trace. The first middleware, so that nothing is answered without it.
 */
export function watchRequests(metrics: Metrics, traces: Traces): RequestHandler {
  const durations = metrics.histogram('laurel_http_request_seconds', {
    help: 'How long requests took, by route and status',
    bounds: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
  });
  return (request, response, next) => {
    const method = methods.has(request.method) ? request.method : 'other';
    const parent = parentOf(request.headers.traceparent);
    const span = traces.begin(method, { kind: SpanKind.SERVER, parent });
    const traceId = traces.collecting ? span.spanContext().traceId : (parent?.traceId ?? null);
    const requestId = requestIdOf(request.headers['x-request-id'], traceId, randomUUID);
    response.setHeader('X-Request-Id', requestId);
    const begun = performance.now();
    response.once('close', () => {
      const route = routeOf(request);
      const status = response.writableFinished ? String(response.statusCode) : senderGone;
      durations.record((performance.now() - begun) / 1000, { method, route, status });
      span.updateName(`${method} ${route}`);
      span.setAttributes({
        'http.request.method': method,
        'http.route': route,
        'http.response.status_code': Number(status),
        'laurel.request_id': requestId,
      });
      if (status.startsWith('5')) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    });
    const fields = traceId === null ? { requestId } : { requestId, traceId };
    traces.within(span, () => withLogFields(fields, next));
  };
}

/** The template of the route, never the path: a path has ids in it, and strangers can make up any number. */
function routeOf({ route, originalUrl }: Request): string {
  const { path } = (route ?? {}) as { path?: unknown };
  if (typeof path === 'string') return path;
  return /^\/v1\/uploads(?:[/?]|$)/.test(originalUrl) ? '/v1/uploads' : 'other';
}
