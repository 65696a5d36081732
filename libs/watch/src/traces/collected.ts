import { trace, type TracerProvider } from '@opentelemetry/api';
import type { Configuration } from '#config';

/** Where spans go. */
export interface Collected {
  provider: TracerProvider;
  /** Whether anybody collects them. */
  collecting: boolean;
  /** Sends what is left to send. */
  shutdown(): Promise<void>;
}

/** Injection token of {@link Collected}. */
export const COLLECTED = Symbol('collected');

/**
 * Only loads the OpenTelemetry SDK when spans are collected. A collector that does not answer loses spans, and nothing
 * else: they wait in a bounded queue, and are sent by OTLP over HTTP beside the work.
 */
export async function openCollector({
  otlpEndpoint,
  otlpShare,
  serviceName,
}: Pick<Configuration, 'otlpEndpoint' | 'otlpShare' | 'serviceName'>): Promise<Collected> {
  if (otlpEndpoint === undefined)
    return { provider: trace.getTracerProvider(), collecting: false, shutdown: () => Promise.resolve() };
  const [sdk, { OTLPTraceExporter: Exporter }, { resourceFromAttributes }] = await Promise.all([
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ]);
  const provider = new sdk.TracerProvider({
    resource: resourceFromAttributes({ 'service.name': serviceName }),
    // By the trace's id alone, so that nobody outside decides what is collected.
    sampler: new sdk.TraceIdRatioBasedSampler(otlpShare),
    spanProcessors: [new sdk.BatchSpanProcessor({ exporter: new Exporter({ url: `${otlpEndpoint}/v1/traces` }) })],
  });
  return { provider, collecting: true, shutdown: () => provider.shutdown() };
}
