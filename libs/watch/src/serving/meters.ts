import { type MeterProvider, metrics } from '@opentelemetry/api';
import type { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import type { IMetricReader } from '@opentelemetry/sdk-metrics';
import type { Configuration } from '#config';

/** Where measurements go. */
export interface Meters {
  provider: MeterProvider;
  /** What Prometheus reads. Null when nobody may read. */
  prometheus: PrometheusExporter | null;
  /** Sends what is left to send. */
  shutdown(): Promise<void>;
}

/** Injection token of the {@link Meters}. */
export const METERS = Symbol('meters');

/** Only loads the OpenTelemetry SDK when somebody reads the measurements. Otherwise measuring does nothing. */
export async function openMeters({ metricsPort }: Pick<Configuration, 'metricsPort'>): Promise<Meters> {
  if (metricsPort === undefined)
    return { provider: metrics.getMeterProvider(), prometheus: null, shutdown: () => Promise.resolve() };
  const [{ MeterProvider: Provider }, { PrometheusExporter: Exporter }] = await Promise.all([
    import('@opentelemetry/sdk-metrics'),
    import('@opentelemetry/exporter-prometheus'),
  ]);
  const prometheus = new Exporter({ preventServerStart: true, withoutScopeInfo: true, withoutTargetInfo: true });
  const readers: IMetricReader[] = [prometheus];
  const provider = new Provider({ readers });
  return { provider, prometheus, shutdown: () => provider.shutdown() };
}
