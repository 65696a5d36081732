export { tracesIn } from '../../formats/test/everything-in.js';
export { openPdf } from '../../formats/test/open-pdf.js';
export { type Backup, backUp } from './back-up.js';
export { aMetSubmission, anAward, aWholeCatalog, type MetSituation, theIssuer } from './builders/badges.js';
export { anyCasePackage } from './builders/any-case-package.js';
export {
  caseId,
  sampleAssociation,
  sampleDocumentId,
  sampleItem,
  samplePackage,
  samplePackageWithLevels,
} from './builders/case-packages.js';
export { aCrowdLike } from './builders/crowd.js';
export { didKey } from './builders/did-key.js';
export { forgeries, type Forger, type Forgery } from './builders/forgeries.js';
export { anAuthor, aVersion, seededCatalog, type VersionSituation } from './builders/catalog.js';
export { anApproval, aComment, aDesigner, aDirector, aMember } from './builders/design.js';
export {
  anAdministrator,
  anInvitee,
  aPerson,
  aPersonWithPassword,
  asActor,
  codeFor,
  sessionCookieFor,
  type PersonOptions,
  inProgram,
  theProgram,
} from './builders/people.js';
export {
  anEnrollment,
  aPilot,
  attended,
  settingsOf,
  type EnrollmentSituation,
  type OpenPilot,
  type PilotSituation,
} from './builders/pilots.js';
export { theProgramHas } from './builders/programs.js';
export {
  aReview,
  aReviewer,
  aScore,
  aSubmissionInReview,
  lockedBy,
  reviewNow,
  scoredBy,
  sealedAgain,
  successorOf,
  type Levels,
  type ReviewSituation,
  type TheirReview,
} from './builders/reviews.js';
export {
  aFile,
  aWebLink,
  checkedFile,
  asCandidate,
  aSubmission,
  attested,
  completed,
  submissionNow,
  versionOf,
  type SubmissionSituation,
  type TheirSubmission,
} from './builders/submissions.js';
export { aCoachedDraft, askedFor, coaches, confirmedBy, confirmedKind } from './builders/confirmations.js';
export { aDraftWithLinks } from './builders/links.js';
export { filesOfPeople, type FileOfPeople } from './files/files-of-people.js';
export { FixedClock, FixedDatabaseClock } from './fixed-clock.js';
export { killRepeatedly, type Killing } from './killing.js';
export { observedMetrics, type ObservedMetrics } from './observed-metrics.js';
export { type LongFile, scanOf, videoOf } from './files/long-files.js';
export { markedPlace } from './files/marked/metadata.js';
export { markedFiles, type MarkedFile } from './files/marked-files.js';
export { type CollectedSpan, type OtlpCollector, startOtlpCollector } from './otlp-collector.js';
export { type OwnedDatabase, ownedDatabase } from './owned-database.js';
export { pastTheTriggers } from './past-the-triggers.js';
export { quickest } from './quickest.js';
export { samplePdf, samplePdfWith } from './files/sample-pdf.js';
export { aDeliveryReport } from './a-delivery-report.js';
export { hangUp, startSmtpSink, type ReceivedMail, type Refuse, type SmtpSink } from './smtp-sink.js';
export { startLaurel, testConfiguration, type Laurel, type LaurelOptions } from './start-laurel.js';
export { startS3, type TestS3 } from './start-s3.js';
export { testDatabase, type TestDatabase } from './test-database.js';
export { startTestServer } from './test-server.js';
export {
  aTeam,
  aTeamSubmission,
  aTeamVersion,
  schoolmates,
  sharedDraft,
  teamContent,
  type TeamSubmissions,
  type TheirTeam,
} from './builders/teams.js';
