import { CheckUploads } from './check-uploads.listener.js';
import { ClearUploads } from './clear-uploads.sweep.js';

export const submissionsProcessors = [CheckUploads, ClearUploads];
