import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { CONFIGURATION } from '#config';
import { ClockCheck } from './checks/clock.check.js';
import { WorkersCheck } from './checks/workers.check.js';
import { SystemConditions } from './conditions/system-conditions.js';
import { METER_PROVIDER, Metrics } from './metrics/metrics.js';
import { PoolMetrics } from './metrics/pool-metrics.js';
import { ProcessMetrics } from './metrics/process-metrics.js';
import { type Meters, METERS, openMeters } from './serving/meters.js';
import { MetricsServer } from './serving/metrics-server.js';
import { Readiness } from './serving/readiness.js';
import { COLLECTED, openCollector } from './traces/collected.js';
import { StatementSpans } from './traces/statement-spans.js';
import { Traces } from './traces/traces.js';
import { WatchDatabase } from './watch-database.js';

const shown = [Metrics, MetricsServer, Readiness, SystemConditions, Traces, WatchDatabase];

/** What an operator watches: how each part of Laurel is, metrics, traces, and whether a process is ready. */
@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [
    { provide: METERS, inject: [CONFIGURATION], useFactory: openMeters },
    { provide: METER_PROVIDER, inject: [METERS], useFactory: ({ provider }: Meters) => provider },
    { provide: COLLECTED, inject: [CONFIGURATION], useFactory: openCollector },
    ...shown,
    PoolMetrics,
    StatementSpans,
    ClockCheck,
    WorkersCheck,
    ProcessMetrics,
  ],
  exports: shown,
})
export class WatchModule {}
