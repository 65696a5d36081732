import type { EventOf } from '#database';
import { type EventListener, Listener } from '#jobs';
import { letterTable } from './letter.table.js';
import { WriteLetter } from './write-letter.js';

const heard = letterTable.map(({ event }) => event);

@Listener({ queue: 'notifications', events: heard })
export class WriteLetters implements EventListener<typeof heard> {
  constructor(private readonly writeLetter: WriteLetter) {}

  handle(event: EventOf<typeof heard>): Promise<void> {
    return this.writeLetter.run(event);
  }
}
