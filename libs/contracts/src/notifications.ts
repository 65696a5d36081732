import { z } from 'zod';
import { messageStates } from '#notifications/vocabulary';
import { Id, Instant, PageQuery, pageOf } from './common.js';

const MessageState = z.enum(messageStates).meta({ id: 'MessageState' });

export const MessageSummary = z
  .object({
    id: Id,
    personId: Id,
    kind: z.string().meta({ description: 'What the message is about.', examples: ['reminder'] }),
    subject: z.string(),
    state: MessageState,
    toAddress: z.string().nullable().meta({ description: "The person's email address when the message was sent." }),
    queuedAt: Instant,
    sentAt: Instant.nullable(),
    attempts: z.int(),
    lastError: z.string().nullable().meta({ description: 'Why the message could not be sent.' }),
  })
  .meta({ id: 'MessageSummary' });

export const Message = MessageSummary.extend({
  text: z
    .string()
    .meta({ description: 'Plain text. It shows a personal link only when mail is kept instead of sent.' }),
}).meta({ id: 'Message' });

export const MessageFilter = PageQuery.extend({
  personId: Id.optional(),
  state: MessageState.optional(),
});

export const MessagePage = pageOf(MessageSummary).meta({ id: 'MessagePage' });
