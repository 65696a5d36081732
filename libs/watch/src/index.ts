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
export { counted, howLong } from './how-long.policy.js';
export { type LogFields, logFields, withLogFields } from './requests/log-fields.js';
export { parentOf, requestIdOf } from './requests/request-id.policy.js';
export { MetricsServer } from './serving/metrics-server.js';
export { Readiness } from './serving/readiness.js';
export { type Collected, COLLECTED } from './traces/collected.js';
export { Traces } from './traces/traces.js';
export { WatchDatabase } from './watch-database.js';
export { WatchModule } from './watch.module.js';
