import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CatalogModule } from '#catalog';
import { IdentityModule } from '#identity';
import { injectables } from '#kernel/nest';
import { PilotsModule } from '#pilots';
import { StorageModule } from '#storage';
import { ArtifactFile } from './artifact-file.entity.js';
import { Artifact, ArtifactVersion } from './artifact.entity.js';
import { ClientSubmissionQueries } from './client-submission.queries.js';
import { EvidenceLink } from './evidence-link.entity.js';
import { FileContentQueries } from './file-content.queries.js';
import { FileLinks } from './file-links.js';
import { AddFile } from './operations/add-file.js';
import { BeginSubmission } from './operations/begin-submission.js';
import { BeginUpload } from './operations/begin-upload.js';
import { ClearAbandonedUploads } from './operations/clear-abandoned-uploads.js';
import { DescribeFile } from './operations/describe-file.js';
import { DiscardUpload } from './operations/discard-upload.js';
import { FinishArrivedUploads } from './operations/finish-arrived-uploads.js';
import { FinishUpload } from './operations/finish-upload.js';
import { LinkEvidence } from './operations/link-evidence.js';
import { OpenAttempt } from './operations/open-attempt.js';
import { RecallSubmission } from './operations/recall-submission.js';
import { RemoveFile } from './operations/remove-file.js';
import { RestoreText } from './operations/restore-text.js';
import { ReturnIncomplete } from './operations/return-incomplete.js';
import { SaveText } from './operations/save-text.js';
import { ScanFile } from './operations/scan-file.js';
import { SealSubmission } from './operations/seal-submission.js';
import { UnlinkEvidence } from './operations/unlink-evidence.js';
import { OwnSubmissions } from './own-submissions.js';
import * as read from './read/index.js';
import { Receipts } from './receipts.js';
import { StoredFiles } from './stored-files.js';
import { Submission } from './submission.entity.js';
import { SubmissionQueries } from './submission.queries.js';
import { SubmissionRepository } from './submission.repository.js';
import { UploadQueries } from './upload.queries.js';
import { UploadRecords } from './upload-records.js';

const submissionsEntities = [Submission, Artifact, ArtifactVersion, ArtifactFile, EvidenceLink];

const open = [
  ...injectables(read),
  AddFile,
  BeginSubmission,
  BeginUpload,
  ClearAbandonedUploads,
  ClientSubmissionQueries,
  DescribeFile,
  DiscardUpload,
  FileContentQueries,
  FileLinks,
  FinishArrivedUploads,
  FinishUpload,
  LinkEvidence,
  OpenAttempt,
  RecallSubmission,
  Receipts,
  RemoveFile,
  RestoreText,
  ReturnIncomplete,
  SaveText,
  ScanFile,
  SealSubmission,
  SubmissionQueries,
  SubmissionRepository,
  UnlinkEvidence,
  UploadQueries,
];

@Module({
  imports: [TypeOrmModule.forFeature(submissionsEntities), IdentityModule, CatalogModule, PilotsModule, StorageModule],
  providers: [...open, OwnSubmissions, StoredFiles, UploadRecords],
  exports: open,
})
export class SubmissionsModule {}
