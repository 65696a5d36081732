import type { TaskOf } from '#database';
import { type Attempt, type CarriesOut, TaskHandler } from '#jobs';
import { makeExportTask } from '../tasks.js';
import { MakeExport } from './make-export.js';

@TaskHandler({ task: makeExportTask, queue: 'exports', concurrency: 1 })
export class CarryOutExports implements CarriesOut<typeof makeExportTask> {
  constructor(private readonly makeExport: MakeExport) {}

  async carryOut({ subjectId: exportId }: TaskOf<typeof makeExportTask>, attempt: Attempt): Promise<void> {
    try {
      await this.makeExport.run({ exportId, progress: (done, total) => attempt.progress(done, total) });
    } catch (error) {
      if (attempt.last) await this.makeExport.giveUp({ exportId });
      throw error;
    }
  }
}
