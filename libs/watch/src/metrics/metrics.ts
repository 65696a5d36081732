import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Meter, MeterProvider, ObservableResult } from '@opentelemetry/api';

/** Injection token of the OpenTelemetry `MeterProvider`. Without an exporter it does nothing. */
export const METER_PROVIDER = Symbol('meter-provider');

/**
 * Labels of a value. Only words from a short, fixed list: never an id, an address, a name or a text. Each combination is
 * a time series that is kept for ever.
 */
export type Labels = Readonly<Record<string, string>>;

export interface Reading {
  value: number;
  labels?: Labels;
}

export interface MetricAbout {
  /** What it counts, in one sentence without a period at its end. */
  help: string;
}

export interface HistogramAbout extends MetricAbout {
  /** The upper bounds of its buckets, in its unit. */
  bounds: number[];
}

export interface Counter {
  add(value: number, labels?: Labels): void;
}

export interface Histogram {
  record(value: number, labels?: Labels): void;
}

/**
 * Metrics by name. A name is as Prometheus writes it: `laurel_…`, with its unit (`_seconds`, `_bytes`), and `_total` for
 * a counter. Make each once, in a constructor. docs/operating/alerts.md names those that matter.
 */
@Injectable()
export class Metrics {
  private readonly logger = new Logger('metrics');
  private readonly meter: Meter;

  constructor(@Inject(METER_PROVIDER) provider: MeterProvider) {
    this.meter = provider.getMeter('laurel');
  }

  /** A number that only grows, such as `laurel_seals_total`. */
  counter(name: `laurel_${string}_total`, { help }: MetricAbout): Counter {
    return this.meter.createCounter(name, { description: help });
  }

  /** How values are spread, such as durations in seconds. */
  histogram(name: `laurel_${string}`, { help, bounds }: HistogramAbout): Histogram {
    return this.meter.createHistogram(name, {
      description: help,
      advice: { explicitBucketBoundaries: bounds },
    });
  }

  /**
   * A number that goes up and down. It is observed when somebody reads the metrics, so `observe` must be cheap. When
   * `observe` throws, the metric is left out this time.
   */
  gauge(
    name: `laurel_${string}`,
    { help }: MetricAbout,
    observe: () => number | Reading[] | Promise<number | Reading[]>,
  ): void {
    this.meter.createObservableGauge(name, { description: help }).addCallback(async (result: ObservableResult) => {
      try {
        const observed = await observe();
        const readings = typeof observed === 'number' ? [{ value: observed }] : observed;
        for (const { value, labels } of readings) result.observe(value, labels);
      } catch (error) {
        this.logger.debug(`${name} was not observed: ${error instanceof Error ? error.message : String(error)}`);
      }
    });
  }
}
