import type { TaskOf } from '#database';
import { type Attempt, type CarriesOut, TaskHandler } from '#jobs';
import { SendMessage, sendMessageTask } from '#notifications';

@TaskHandler({ task: sendMessageTask, queue: 'mail', concurrency: 3 })
export class SendMessages implements CarriesOut<typeof sendMessageTask> {
  constructor(private readonly sendMessage: SendMessage) {}

  carryOut({ subjectId }: TaskOf<typeof sendMessageTask>, { last }: Attempt): Promise<void> {
    return this.sendMessage.run(subjectId, { last });
  }
}
