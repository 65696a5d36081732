import { Sweep, type Sweeper } from '#jobs';
import { PrepareEarlierFiles } from './prepare-earlier-files.js';

/** Prepares files again when the cleaner has improved, and files that a crash left behind. */
@Sweep({ name: 'prepare-earlier-files', everySeconds: 300 })
export class PrepareEarlierFilesSweep implements Sweeper {
  constructor(private readonly prepareEarlierFiles: PrepareEarlierFiles) {}

  sweep(): Promise<number> {
    return this.prepareEarlierFiles.run();
  }
}
