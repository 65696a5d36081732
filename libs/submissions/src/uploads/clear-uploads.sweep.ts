import { Sweep, type Sweeper } from '#jobs';
import { ClearAbandonedUploads } from './clear-abandoned-uploads.js';

/** Removes what abandoned uploads left behind. */
@Sweep({ name: 'clear-uploads', everySeconds: 3600 })
export class ClearUploads implements Sweeper {
  constructor(private readonly clearAbandonedUploads: ClearAbandonedUploads) {}

  sweep(): Promise<number> {
    return this.clearAbandonedUploads.run();
  }
}
