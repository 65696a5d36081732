import type { TaskOf } from '#database';
import { type CarriesOut, TaskHandler } from '#jobs';
import { prepareFileTask } from '../tasks.js';
import { PrepareFile } from './prepare-file.js';

/** Prepares a file again after an administrator asked for it. */
@TaskHandler({ task: prepareFileTask, queue: 'preparation', concurrency: 1 })
export class PrepareOnRequest implements CarriesOut<typeof prepareFileTask> {
  constructor(private readonly prepareFile: PrepareFile) {}

  async carryOut({ subjectId: fileId }: TaskOf<typeof prepareFileTask>): Promise<void> {
    await this.prepareFile.run({ fileId });
  }
}
