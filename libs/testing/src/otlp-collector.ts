import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

export interface CollectedSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  attributes: Record<string, string | number>;
  /** Whether its work failed. */
  failed: boolean;
}

export interface OtlpCollector {
  /** `http://127.0.0.1:port` */
  url: string;
  /** What has arrived. Laurel sends what is left when it stops. */
  spans: CollectedSpan[];
  stop(): void;
}

/** OTLP as JSON: https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding. */
interface Sent {
  resourceSpans: { scopeSpans: { spans: SentSpan[] }[] }[];
}
interface SentSpan extends Omit<CollectedSpan, 'attributes' | 'failed'> {
  attributes: { key: string; value: { stringValue?: string; intValue?: number } }[];
  status: { code?: number };
}

/** Takes spans by OTLP over HTTP, as a collector of OpenTelemetry does. */
export async function startOtlpCollector(): Promise<OtlpCollector> {
  const spans: CollectedSpan[] = [];
  const server = createServer((request, response) => {
    void json(request).then((sent) => {
      const received = (sent as Sent).resourceSpans.flatMap(({ scopeSpans }) =>
        scopeSpans.flatMap((scope) => scope.spans),
      );
      spans.push(...received.map(collected));
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve).unref());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, spans, stop: () => void server.close().closeAllConnections() };
}

function collected({ traceId, spanId, parentSpanId, name, attributes, status }: SentSpan): CollectedSpan {
  return {
    traceId,
    spanId,
    parentSpanId,
    name,
    attributes: Object.fromEntries(
      attributes.map(({ key, value }) => [key, value.stringValue ?? value.intValue ?? '']),
    ),
    failed: status.code === 2,
  };
}
