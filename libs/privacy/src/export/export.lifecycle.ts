import { Lifecycle } from '#kernel';
import type { ExportCommand, ExportState } from '../vocabulary.js';

/** An export is removed some days after it is ready. Then the person can request another. */
export const exportLifecycle = new Lifecycle<ExportState, ExportCommand>('export', {
  requested: { finish: 'ready', 'give-up': 'failed' },
  ready: { remove: 'removed' },
  removed: {},
  failed: {},
});
