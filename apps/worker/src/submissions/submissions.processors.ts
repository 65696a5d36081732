import { CheckUploads } from './check-uploads.listener.js';
import { ClearUploads } from './clear-uploads.sweep.js';
import { FinishUploads } from './finish-uploads.sweep.js';

export const submissionsProcessors = [CheckUploads, ClearUploads, FinishUploads];
