import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { DomainError } from '#kernel';
import { ArtifactStore } from '#storage';
import { Public } from './access.decorators.js';
import { Answers } from './answers.decorator.js';

const Health = z.object({ status: z.literal('ok') }).meta({ id: 'Health' });

/** Health checks: `live` means that the process runs, `ready` that everything it depends on answers. */
@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: ArtifactStore,
  ) {}

  @Get('live')
  @Public()
  @Answers(Health, { summary: 'Whether the process is running.' })
  live(): z.infer<typeof Health> {
    return { status: 'ok' };
  }

  @Get('ready')
  @Public()
  @Answers(Health, { summary: 'Whether requests can be served: the database and the store answer.' })
  async ready(): Promise<z.infer<typeof Health>> {
    await this.dataSource.query('SELECT 1').catch(() => {
      throw unavailable('database');
    });
    await this.store.check().catch(() => {
      throw unavailable('store');
    });
    return { status: 'ok' };
  }
}

function unavailable(part: string): DomainError {
  return new DomainError('unavailable', `health.${part}`, `The ${part} is not responding.`, { retryAfter: 5 });
}
