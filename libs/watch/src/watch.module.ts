import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { metrics } from '@opentelemetry/api';
import { SystemConditions } from './conditions/system-conditions.js';
import { METER_PROVIDER, Metrics } from './metrics/metrics.js';

/** What an operator watches: how each part of Laurel is, and metrics. */
@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [{ provide: METER_PROVIDER, useFactory: () => metrics.getMeterProvider() }, Metrics, SystemConditions],
  exports: [Metrics, SystemConditions],
})
export class WatchModule {}
