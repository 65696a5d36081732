import { declareTask } from '#database';

/** Makes the file of an export. */
export const makeExportTask = declareTask('export.make', 'export', {});
