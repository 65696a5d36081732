export { Checks, type CheckedPart, type Finding, type SystemCheck } from './conditions/system-check.decorator.js';
export { type Condition, SystemConditions } from './conditions/system-conditions.js';
export {
  type Counter,
  type Histogram,
  type HistogramAbout,
  type Labels,
  METER_PROVIDER,
  type MetricAbout,
  Metrics,
  type Reading,
} from './metrics/metrics.js';
export { WatchModule } from './watch.module.js';
