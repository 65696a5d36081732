import { Sweep, type Sweeper } from '#jobs';
import { FinishArrivedUploads } from './finish-arrived-uploads.js';

/** Finishes complete uploads that a crash kept from becoming files. */
@Sweep({ name: 'finish-uploads', everySeconds: 300 })
export class FinishUploads implements Sweeper {
  constructor(private readonly finishArrivedUploads: FinishArrivedUploads) {}

  sweep(): Promise<number> {
    return this.finishArrivedUploads.run();
  }
}
