import { Lifecycle } from '#kernel';
import type { FileCommand, FileState } from './vocabulary.js';

/**
 * A file's states (docs/domain.md, States). A scan that a crash cut off starts again from `scanning`. A file that was not
 * scanned can be scanned later. Only a clean file can be sealed, and an unscanned one where the program allows it.
 */
export const fileLifecycle = new Lifecycle<FileState, FileCommand>('file', {
  uploading: { arrive: 'uploaded' },
  uploaded: { scan: 'scanning' },
  scanning: { scan: 'scanning', pass: 'clean', find: 'infected', fail: 'unscannable', skip: 'unscanned' },
  unscanned: { scan: 'scanning' },
  clean: {},
  infected: {},
  unscannable: {},
});
