import type { EventRecord } from '#database';
import { type Attempt, type EventListener, Listener } from '#jobs';
import { SendMessage } from '#notifications';

@Listener({ queue: 'mail', events: ['message.queued'], concurrency: 3 })
export class SendMessages implements EventListener {
  constructor(private readonly sendMessage: SendMessage) {}

  handle(event: EventRecord, { last }: Attempt): Promise<void> {
    return this.sendMessage.run(event.subjectId, { last });
  }
}
