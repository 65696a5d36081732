import type { TaskOf } from '#database';
import { type Attempt, type CarriesOut, TaskHandler } from '#jobs';
import { resendMessagesTask } from '../tasks.js';
import { ResendInBatches } from './resend-in-batches.js';

/** In a queue of its own, so that emails are sent meanwhile. */
@TaskHandler({ task: resendMessagesTask, queue: 'resends', concurrency: 1 })
export class ResendOnRequest implements CarriesOut<typeof resendMessagesTask> {
  constructor(private readonly resend: ResendInBatches) {}

  carryOut({ subjectId: resendId }: TaskOf<typeof resendMessagesTask>, { progress }: Attempt): Promise<void> {
    return this.resend.run({ resendId, progress });
  }
}
