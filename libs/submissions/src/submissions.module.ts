import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CatalogModule } from '#catalog';
import { FormatsModule } from '#formats';
import { IdentityModule } from '#identity';
import { injectables } from '#kernel/nest';
import { PilotsModule } from '#pilots';
import { ProgramsModule } from '#programs';
import { StorageModule } from '#storage';
import { ArtifactFile } from './artifact-file.entity.js';
import { Artifact, ArtifactVersion } from './artifact.entity.js';
import { AttestationText } from './attestations/attestation-text.entity.js';
import { Attestation } from './attestations/attestation.entity.js';
import * as attempts from './attempts/index.js';
import * as attestations from './attestations/index.js';
import { Captions } from './captions/captions.entity.js';
import * as captions from './captions/index.js';
import { AskedConfirmations } from './confirming/asked-confirmations.js';
import { ContentsCopy } from './contents-copy.js';
import { Confirmation } from './confirming/confirmation.entity.js';
import * as confirming from './confirming/index.js';
import { Duplicate, DuplicatePlace } from './duplicates/duplicate.entity.js';
import { DuplicateRepository } from './duplicates/duplicate.repository.js';
import { FingerprintRepository } from './duplicates/fingerprint.repository.js';
import * as duplicates from './duplicates/index.js';
import { TextFingerprint, TextHash } from './duplicates/text-fingerprint.entity.js';
import { EvidenceLink } from './evidence-link.entity.js';
import * as evidence from './evidence/index.js';
import * as files from './files/index.js';
import { UnscannedFiles } from './files/unscanned-files.js';
import { IncomingFiles } from './incoming-files.js';
import { OwnSubmissions } from './own-submissions.js';
import { FileTexts } from './preflight/file-texts.js';
import { ContentCheck, StoreVerification } from './integrity/content-check.entity.js';
import { ContentChecks } from './integrity/content-checks.js';
import * as integrity from './integrity/index.js';
import * as links from './links/index.js';
import { WebLink } from './links/web-link.entity.js';
import * as preflight from './preflight/index.js';
import { PreflightFinding } from './preflight/preflight-finding.entity.js';
import { Preflight } from './preflight/preflight.entity.js';
import { FileText } from './preparation/file-text.entity.js';
import * as preparation from './preparation/index.js';
import { Preparation } from './preparation/preparation.entity.js';
import { PreparationRepository } from './preparation/preparation.repository.js';
import { Workbench } from './preparation/workbench.js';
import * as read from './read/index.js';
import { BackToDraft } from './recall/back-to-draft.js';
import * as recall from './recall/index.js';
import * as sealing from './sealing/index.js';
import { SealReadiness } from './sealing/seal-readiness.js';
import { StoredFiles } from './sealing/stored-files.js';
import { Submission } from './submission.entity.js';
import { SubmissionRepository } from './submission.repository.js';
import * as submitted from './submitted/index.js';
import * as teams from './teams/index.js';
import { SealTeam } from './teams/seal-team.js';
import { TeamDrafts } from './teams/team-drafts.js';
import { TeamRound } from './teams/team-round.js';
import * as uploads from './uploads/index.js';
import { ScanBacklogReadings } from './watching/scan-backlog.js';
import * as writing from './writing/index.js';

const submissionsEntities = [
  Submission,
  Artifact,
  ArtifactVersion,
  ArtifactFile,
  Captions,
  WebLink,
  Confirmation,
  EvidenceLink,
  Attestation,
  AttestationText,
  Preflight,
  PreflightFinding,
  ContentCheck,
  StoreVerification,
  FileText,
  Preparation,
  TextFingerprint,
  TextHash,
  Duplicate,
  DuplicatePlace,
];

/** What other slices and the applications may use. */
const shown = [
  ...injectables(
    attempts,
    attestations,
    captions,
    confirming,
    duplicates,
    evidence,
    files,
    integrity,
    links,
    preflight,
    preparation,
    read,
    recall,
    sealing,
    submitted,
    teams,
    uploads,
    writing,
  ),
  SubmissionRepository,
];

/** Submissions: what candidates write, upload and link, and how they seal it. */
@Module({
  imports: [
    TypeOrmModule.forFeature(submissionsEntities),
    CatalogModule,
    FormatsModule,
    IdentityModule,
    PilotsModule,
    ProgramsModule,
    StorageModule,
  ],
  providers: [
    ...shown,
    AskedConfirmations,
    BackToDraft,
    ContentChecks,
    ContentsCopy,
    DuplicateRepository,
    FileTexts,
    FingerprintRepository,
    IncomingFiles,
    OwnSubmissions,
    PreparationRepository,
    ScanBacklogReadings,
    SealReadiness,
    SealTeam,
    StoredFiles,
    TeamDrafts,
    TeamRound,
    UnscannedFiles,
    Workbench,
  ],
  exports: shown,
})
export class SubmissionsModule {}
