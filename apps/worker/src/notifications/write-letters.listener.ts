import type { EventRecord } from '#database';
import { type EventListener, Listener } from '#jobs';
import { letterEvents, WriteLetter } from '#notifications';

@Listener({ queue: 'notifications', events: letterEvents })
export class WriteLetters implements EventListener {
  constructor(private readonly writeLetter: WriteLetter) {}

  handle(event: EventRecord): Promise<void> {
    return this.writeLetter.run(event);
  }
}
