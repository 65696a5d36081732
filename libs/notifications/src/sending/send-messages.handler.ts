import type { TaskOf } from '#database';
import { type Attempt, type CarriesOut, TaskHandler, threeDays } from '#jobs';
import { sendMessageTask } from '../tasks.js';
import { SendMessage } from './send-message.js';

@TaskHandler({ task: sendMessageTask, queue: 'mail', concurrency: 3, patience: threeDays })
export class SendMessages implements CarriesOut<typeof sendMessageTask> {
  constructor(private readonly sendMessage: SendMessage) {}

  carryOut({ subjectId }: TaskOf<typeof sendMessageTask>, { last }: Attempt): Promise<void> {
    return this.sendMessage.run({ messageId: subjectId, last });
  }
}
