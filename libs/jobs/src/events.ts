import { z } from 'zod';
import { about, declareEvents } from '#database';

/** An administrator retried work that was given up. */
export const jobsEvents = declareEvents({
  'delivery.retried': about('delivery', { listener: z.string() }),
  'task.retried': about('task', { name: z.string() }),
});
