import { PrometheusExporter, PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import { MeterProvider } from '@opentelemetry/sdk-metrics';

/** What has been measured, as Prometheus would read it. Replaces METER_PROVIDER with `provider`. */
export interface ObservedMetrics {
  provider: MeterProvider;
  /** Lines such as `laurel_seals_total{outcome="sealed"} 1`, without those that begin with #. */
  lines(name?: string): Promise<string[]>;
}

export function observedMetrics(): ObservedMetrics {
  const reader = new PrometheusExporter({ preventServerStart: true });
  const serializer = new PrometheusSerializer(undefined, false, undefined, true, true);
  return {
    provider: new MeterProvider({ readers: [reader] }),
    lines: async (name = '') => {
      const { resourceMetrics } = await reader.collect();
      return serializer
        .serialize(resourceMetrics)
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('#') && line.startsWith(name));
    },
  };
}
