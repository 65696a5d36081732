import { AttemptsController } from './attempts.controller.js';
import { AttestationsController } from './attestations.controller.js';
import { CaptionsController } from './captions.controller.js';
import { ClientSubmissionController } from './client-submission.controller.js';
import { ConfirmationsController } from './confirmations.controller.js';
import { DuplicatesController } from './duplicates.controller.js';
import { EvidenceController } from './evidence.controller.js';
import { FileContentController } from './file-content.controller.js';
import { FilesController } from './files.controller.js';
import { LinksController } from './links.controller.js';
import { PreflightController } from './preflight.controller.js';
import { RecallController } from './recall.controller.js';
import { SealingController } from './sealing.controller.js';
import { SubmittedController } from './submitted.controller.js';
import { TeamWorkController } from './team-work.controller.js';
import { UploadsController } from './uploads.controller.js';
import { WritingController } from './writing.controller.js';

export const submissionsControllers = [
  AttemptsController,
  WritingController,
  FilesController,
  UploadsController,
  FileContentController,
  CaptionsController,
  LinksController,
  ConfirmationsController,
  EvidenceController,
  AttestationsController,
  PreflightController,
  SealingController,
  TeamWorkController,
  RecallController,
  SubmittedController,
  ClientSubmissionController,
  DuplicatesController,
];
