import { Inject } from '@nestjs/common';
import { Transactor } from '#database';
import { DeliveryRepository, JOB_TIMINGS, type JobTimings, Sweep, type Sweeper } from '#jobs';
import { Clock } from '#kernel';

const batch = 1000;
const day = 86_400_000;

@Sweep({ name: 'forget-deliveries', everySeconds: 3600 })
export class ForgetDeliveries implements Sweeper {
  constructor(
    private readonly transactor: Transactor,
    private readonly deliveries: DeliveryRepository,
    private readonly clock: Clock,
    @Inject(JOB_TIMINGS) private readonly timings: JobTimings,
  ) {}

  sweep(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - this.timings.keepHandledDays * day);
    return this.transactor.run((tx) => this.deliveries.forgetHandled(tx, before, batch));
  }
}
