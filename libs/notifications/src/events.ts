import { z } from 'zod';
import { about, declareEvents } from '#database';
import { letterKinds } from './vocabulary.js';

export const notificationsEvents = declareEvents({
  'message.retried': about('message', { personId: z.uuid(), kind: z.enum(letterKinds) }),
});
