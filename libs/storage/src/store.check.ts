import { Checks, type Finding, type SystemCheck } from '#watch';
import { ArtifactStore } from './artifact-store.js';

/** Whether the store of files answers. */
@Checks({ kind: 'store', name: 'File store', withinMs: 900 })
export class StoreCheck implements SystemCheck {
  constructor(private readonly store: ArtifactStore) {}

  async check(): Promise<Finding> {
    try {
      await this.store.check();
      return { state: 'ok', words: 'The file store answers.' };
    } catch {
      return {
        state: 'failing',
        words: 'The file store does not answer. Nobody can upload or open files; everything else works.',
        remedy: 'Start the store at STORE_URL, or see whether its credentials still work.',
      };
    }
  }
}
