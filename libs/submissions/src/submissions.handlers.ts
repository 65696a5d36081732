import { LapseConfirmationsSweep } from './confirming/lapse-confirmations.sweep.js';
import { FindDuplicates } from './duplicates/find-duplicates.listener.js';
import { CheckUploads } from './files/check-uploads.listener.js';
import { CheckSealedFilesSweep } from './integrity/check-sealed-files.sweep.js';
import { CheckDraftsSweep } from './preflight/check-drafts.sweep.js';
import { RecheckOnProfile } from './preflight/recheck-on-profile.listener.js';
import { RecheckPreparedFiles } from './preflight/recheck-prepared-files.listener.js';
import { PrepareEarlierFilesSweep } from './preparation/prepare-earlier-files.sweep.js';
import { PrepareOnRequest } from './preparation/prepare-on-request.handler.js';
import { PrepareScannedFiles } from './preparation/prepare-scanned-files.listener.js';
import { ClearUploads } from './uploads/clear-uploads.sweep.js';
import { FinishUploads } from './uploads/finish-uploads.sweep.js';

/** What the worker runs for submissions. */
export const submissionsHandlers = [
  CheckDraftsSweep,
  CheckSealedFilesSweep,
  CheckUploads,
  ClearUploads,
  FindDuplicates,
  FinishUploads,
  LapseConfirmationsSweep,
  PrepareEarlierFilesSweep,
  PrepareOnRequest,
  PrepareScannedFiles,
  RecheckOnProfile,
  RecheckPreparedFiles,
];
