import { CheckUploads } from './files/check-uploads.listener.js';
import { ClearUploads } from './uploads/clear-uploads.sweep.js';
import { FinishUploads } from './uploads/finish-uploads.sweep.js';

/** What the worker runs for submissions. */
export const submissionsHandlers = [CheckUploads, ClearUploads, FinishUploads];
