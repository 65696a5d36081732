import { Inject } from '@nestjs/common';
import { DeliveryRepository, JOB_TIMINGS, type JobTimings, Sweep, type Sweeper } from '#jobs';
import { Clock } from '#kernel';
import { DataSource } from 'typeorm';

const batch = 1000;
const day = 86_400_000;

@Sweep({ name: 'forget-deliveries', everySeconds: 3600 })
export class ForgetDeliveries implements Sweeper {
  constructor(
    private readonly dataSource: DataSource,
    private readonly deliveries: DeliveryRepository,
    private readonly clock: Clock,
    @Inject(JOB_TIMINGS) private readonly timings: JobTimings,
  ) {}

  sweep(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - this.timings.keepHandledDays * day);
    return this.deliveries.forgetHandled(this.dataSource.manager, before, batch);
  }
}
