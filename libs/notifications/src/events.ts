import { z } from 'zod';
import { about, declareEvents } from '#database';
import { letterKinds, messageFailures } from './vocabulary.js';

const template = z.object({ name: z.string(), subject: z.string(), text: z.string() });

export const notificationsEvents = declareEvents({
  'message.retried': about('message', { personId: z.uuid(), kind: z.enum(letterKinds) }),

  'message.undelivered': about('message', {
    personId: z.uuid(),
    kind: z.enum(letterKinds),
    failure: z.enum(messageFailures),
    /** Whether a mail server had taken it. */
    bounced: z.boolean(),
  }),

  'message-resend.begun': about('message-resend', {
    /** Which messages that did not arrive. */
    filter: z.record(z.string(), z.unknown()),
    /** How many of them are sent again. */
    total: z.int(),
  }),

  'message-template.added': about('message-template', template.shape),
  'message-template.changed': about('message-template', template.shape),
  'message-template.removed': about('message-template', { name: z.string() }),

  'group-message.sent': about('group-message', {
    /** Which enrollments were in the group. */
    group: z.record(z.string(), z.unknown()),
    subject: z.string(),
    text: z.string(),
    personIds: z.array(z.uuid()),
    /** How many people of the group got no message. */
    leftOut: z.int(),
  }),
});
