import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { DeliveryFilter, DeliveryPage, ListenerName } from '#contracts';
import type { Actor } from '#identity';
import { DeliveryQueries, RetryDelivery } from '#jobs';
import { CurrentActor, Require } from '../http/access.decorators.js';
import { Answers, AnswersNothing } from '../http/answers.decorator.js';
import { InProgram } from '../http/in-program.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** What the workers have to do, and what they failed to do. For administrators. */
@ApiTags('deliveries')
@Controller('v1/deliveries')
@Require('delivery:administer')
export class DeliveriesController {
  constructor(
    private readonly deliveries: DeliveryQueries,
    private readonly retrying: RetryDelivery,
  ) {}

  @Get()
  @Answers(DeliveryPage, {
    summary: 'List deliveries of events and tasks that were given up, are waiting or are handled, newest first.',
  })
  listDeliveries(
    @InProgram() programId: string,
    @Query({ schema: DeliveryFilter }) filter: z.infer<typeof DeliveryFilter>,
  ) {
    return this.deliveries.page({ ...filter, programId });
  }

  @Post(':eventId/:listener/retry')
  @AnswersNothing({ summary: 'Retry a delivery or a task that was given up.' })
  retryDelivery(
    @IdParam('eventId') eventId: string,
    @Param('listener', { schema: ListenerName }) listener: string,
    @CurrentActor() actor: Actor,
  ) {
    return this.retrying.run({ actor, eventId, listener });
  }
}
