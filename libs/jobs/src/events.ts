import { z } from 'zod';
import { about, declareEvents } from '#database';

/** An administrator had work tried again that the worker had given up. */
export const jobsEvents = declareEvents({
  'delivery.retried': about('delivery', { listener: z.string() }),
  'task.retried': about('task', { name: z.string() }),
});
