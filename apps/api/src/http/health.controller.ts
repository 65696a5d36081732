import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { DomainError } from '#kernel';
import { Readiness } from '#watch';
import { dependencies } from '#watch/vocabulary';
import { Public } from './access.decorators.js';
import { Answers } from './answers.decorator.js';

const Live = z.object({ status: z.literal('ok') }).meta({ id: 'Health' });
const Ready = Live.extend({
  degraded: z.array(z.enum(dependencies)).meta({
    description:
      'What is out of order. `store`: it does not respond; what needs no file works. `clock`: one is more than 5 s off. `queue`: work waits too long. `mail`: emails are not sent. `scanner`: files are not scanned.',
  }),
}).meta({ id: 'Readiness' });

/** Health checks: `live` means that the process runs, `ready` that it can serve requests. */
@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

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
    const degraded = await this.readiness.degraded();
    if (degraded === null)
      throw new DomainError('unavailable', 'health.database', 'The database is not responding.', { retryAfter: 5 });
    return { status: 'ok', degraded };
  }
}
