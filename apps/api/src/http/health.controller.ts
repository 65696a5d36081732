import { setTimeout as pause } from 'node:timers/promises';
import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ClockWatch, DatabaseProbe } from '#database';
import { DomainError } from '#kernel';
import { ArtifactStore } from '#storage';
import { Public } from './access.decorators.js';
import { Answers } from './answers.decorator.js';

const Live = z.object({ status: z.literal('ok') }).meta({ id: 'Health' });
const Ready = Live.extend({
  degraded: z.array(z.enum(['store', 'clock'])).meta({
    description:
      'What is out of order. `store`: it does not respond; what needs no file works. `clock`: more than 5 s off.',
  }),
}).meta({ id: 'Readiness' });

/** How long the store may take to answer before it counts as not responding. */
const storeAnswersWithinMs = 900;

/** Health checks: `live` means that the process runs, `ready` that it can serve requests. */
@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(
    private readonly database: DatabaseProbe,
    private readonly store: ArtifactStore,
    private readonly clock: ClockWatch,
  ) {}

  @Get('live')
  @Public()
  @Answers(Live, { summary: 'Whether the process is running.' })
  live(): z.infer<typeof Live> {
    return { status: 'ok' };
  }

  @Get('ready')
  @Public()
  @Answers(Ready, { summary: 'Whether requests can be served, because the database answers; and what else does not.' })
  async ready(): Promise<z.infer<typeof Ready>> {
    const [database, store] = await Promise.all([this.database.answers(), this.storeAnswers()]);
    if (!database)
      throw new DomainError('unavailable', 'health.database', 'The database is not responding.', { retryAfter: 5 });
    return {
      status: 'ok',
      degraded: [...(store ? [] : ['store' as const]), ...(this.clock.isOff ? ['clock' as const] : [])],
    };
  }

  private async storeAnswers(): Promise<boolean> {
    const late = new AbortController();
    const tooLate = pause(storeAnswersWithinMs, false, { signal: late.signal, ref: false }).catch(() => false);
    const answered = this.store.check().then(
      () => true,
      () => false,
    );
    return Promise.race([answered, tooLate]).finally(() => late.abort());
  }
}
