import { Sweep, type Sweeper } from '#jobs';
import { CheckDrafts } from './check-drafts.js';

/** Runs the preflight while candidates write, so that submitting does not wait for it. */
@Sweep({ name: 'check-drafts', everySeconds: 3 })
export class CheckDraftsSweep implements Sweeper {
  constructor(private readonly checkDrafts: CheckDrafts) {}

  sweep(): Promise<number> {
    return this.checkDrafts.run();
  }
}
