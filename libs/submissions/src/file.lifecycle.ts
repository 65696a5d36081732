import { Lifecycle } from '#kernel';
import type { FileCommand, FileState } from './vocabulary.js';

/**
 * A file's states (docs/domain.md, States). A scan that a crash cut off starts again from `scanning`. Only a clean file
 * can be sealed.
 */
export const fileLifecycle = new Lifecycle<FileState, FileCommand>('file', {
  uploading: { arrive: 'uploaded' },
  uploaded: { scan: 'scanning' },
  scanning: { scan: 'scanning', pass: 'clean', find: 'infected', fail: 'unscannable' },
  clean: {},
  infected: {},
  unscannable: {},
});
