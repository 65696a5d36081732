import { z } from 'zod';
import { deliveryStates } from '#jobs/vocabulary';
import { Id, Instant, PageQuery, pageOf } from './common.js';

const DeliveryState = z.enum(deliveryStates).meta({ id: 'DeliveryState' });

export const Delivery = z
  .object({
    eventId: Id.meta({ description: 'The event, or the task.' }),
    eventType: z
      .string()
      .meta({ description: 'What happened, or the name of the task.', examples: ['decision.released'] }),
    subject: z.object({ kind: z.string(), id: z.string() }),
    listener: z.string().meta({
      description: 'What the worker does about the event, or the name of the task.',
      examples: ['WriteLetters'],
    }),
    queue: z.string(),
    state: DeliveryState,
    attempts: z.int(),
    dueAt: Instant.meta({ description: 'When it is queued, or queued again if it is still waiting.' }),
    handledAt: Instant.nullable(),
    failedAt: Instant.nullable().meta({ description: 'When it was given up. It stays so until someone retries it.' }),
    lastError: z.string().nullable(),
    progress: z
      .object({ done: z.int(), total: z.int() })
      .nullable()
      .meta({ description: 'The progress of a long job.' }),
  })
  .meta({ id: 'Delivery' });

export const DeliveryFilter = PageQuery.extend({ state: DeliveryState.default('failed') });

export const DeliveryPage = pageOf(Delivery).meta({ id: 'DeliveryPage' });

export const ListenerName = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9.-]{0,99}$/, 'The name of a listener or a task, as `listener` of a delivery gives it.');
