import { ClientSubmissionController } from './client-submission.controller.js';
import { EvidenceController } from './evidence.controller.js';
import { FileContentController } from './file-content.controller.js';
import { FileController } from './file.controller.js';
import { SubmissionController } from './submission.controller.js';
import { TextController } from './text.controller.js';

export const submissionsControllers = [
  SubmissionController,
  TextController,
  FileController,
  FileContentController,
  EvidenceController,
  ClientSubmissionController,
];
