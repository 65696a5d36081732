import { CreateEvent1763769600000 } from './1763769600000-create-event.js';
import { CreateDelivery1763769605000 } from './1763769605000-create-delivery.js';
import { CreateIdentity1763769610000 } from './1763769610000-create-identity.js';
import { CreateCatalog1763769620000 } from './1763769620000-create-catalog.js';
import { CreatePilots1763769630000 } from './1763769630000-create-pilots.js';
import { CreateSubmissions1763769640000 } from './1763769640000-create-submissions.js';
import { CreateReviews1763769650000 } from './1763769650000-create-reviews.js';
import { CreateBadges1763769660000 } from './1763769660000-create-badges.js';
import { CreateNotifications1763769670000 } from './1763769670000-create-notifications.js';
import { CreateIdempotencyRecord1763769680000 } from './1763769680000-create-idempotency-record.js';
import { AddResumableUploads1763769690000 } from './1763769690000-add-resumable-uploads.js';
import { CreateCompositeAwards1763769700000 } from './1763769700000-create-composite-awards.js';
import { LetSigningKeysOverlap1763769701000 } from './1763769701000-let-signing-keys-overlap.js';
import { CreateCredentialJwt1763769702000 } from './1763769702000-create-credential-jwt.js';
import { CreateEvidenceShare1763769710000 } from './1763769710000-create-evidence-share.js';
import { LetHoldersBeRenamed1763769711000 } from './1763769711000-let-holders-be-renamed.js';
import { CreateCareer1763769720000 } from './1763769720000-create-career.js';
import { CreateCareerDocument1763769721000 } from './1763769721000-create-career-document.js';
import { CreateRelease1763769740000 } from './1763769740000-create-release.js';
import { CreateTask1763769750000 } from './1763769750000-create-task.js';
import { CreatePreparation1763769760000 } from './1763769760000-create-preparation.js';
import { CreateAttestation1763769761000 } from './1763769761000-create-attestation.js';
import { CreateReviewProblem1763769762000 } from './1763769762000-create-review-problem.js';
import { CreatePreflight1763769763000 } from './1763769763000-create-preflight.js';
import { CreateCaptions1763769764000 } from './1763769764000-create-captions.js';
import { CreateDuplicate1763769765000 } from './1763769765000-create-duplicate.js';
import { AddEnrollmentMet1763769766600 } from './1763769766600-add-enrollment-met.js';
import { LetSharesBeListed1763769766601 } from './1763769766601-let-shares-be-listed.js';
import { KeepTheNameOfAReceipt1763769766800 } from './1763769766800-keep-the-name-of-a-receipt.js';
import { AddPilotCommunityUrl1763769766700 } from './1763769766700-add-pilot-community-url.js';
import { IndexEventsByType1763769767000 } from './1763769767000-index-events-by-type.js';
import { IndexPeopleByWords1763769767400 } from './1763769767400-index-people-by-words.js';
import { CreateReviewerReminder1763769767200 } from './1763769767200-create-reviewer-reminder.js';
import { CreateGroupMessage1763769767600 } from './1763769767600-create-group-message.js';
import { CreateSharedPhrase1763769767201 } from './1763769767201-create-shared-phrase.js';
import { RunAKeyOnce1763769768000 } from './1763769768000-run-a-key-once.js';
import { CreateSystemCondition1763769768300 } from './1763769768300-create-system-condition.js';
import { TellARestoredDatabase1763769768100 } from './1763769768100-tell-a-restored-database.js';
import { ChooseMailAboutEmail1763769768201 } from './1763769768201-choose-mail-about-email.js';
import { TellRefusedMailApart1763769768200 } from './1763769768200-tell-refused-mail-apart.js';
import { CheckSealedContent1763769768110 } from './1763769768110-check-sealed-content.js';
import { CreateWorkerReport1763769768301 } from './1763769768301-create-worker-report.js';
import { IndexFilesToScan1763769768302 } from './1763769768302-index-files-to-scan.js';
import { NumberSubmissions1763769766900 } from './1763769766900-number-submissions.js';
import { LimitClaims1763769766901 } from './1763769766901-limit-claims.js';
import { CreateReviewNotes1763769766902 } from './1763769766902-create-review-notes.js';
import { ListNotifications1763769767500 } from './1763769767500-list-notifications.js';
import { CreatePrivacy1763769768500 } from './1763769768500-create-privacy.js';
import { KnowDevices1763769768600 } from './1763769768600-know-devices.js';
import { KeepTheRecord1763769768400 } from './1763769768400-keep-the-record.js';
import { SendAgainInBulk1763769769100 } from './1763769769100-send-again-in-bulk.js';
import { CreateDataExport1763769769000 } from './1763769769000-create-data-export.js';
import { CreateRetention1763769769001 } from './1763769769001-create-retention.js';
import { KeepVersionTemplates1763769790100 } from './1763769790100-keep-version-templates.js';
import { LetBadgesEnd1763769790300 } from './1763769790300-let-badges-end.js';
import { QuoteTheProgram1763769790200 } from './1763769790200-quote-the-program.js';
import { LetVersionsNameArtifacts1763769770000 } from './1763769770000-let-versions-name-artifacts.js';
import { LetProgramsLiveSideBySide1763769780000 } from './1763769780000-let-programs-live-side-by-side.js';
import { GiveEachProgramItsTerms1763769782000 } from './1763769782000-give-each-program-its-terms.js';
import { PutEveryoneInAProgram1763769781000 } from './1763769781000-put-everyone-in-a-program.js';
import { ExchangeFrameworks1763769791000 } from './1763769791000-exchange-frameworks.js';
import { LetStacksOfferChoices1763769792000 } from './1763769792000-let-stacks-offer-choices.js';
import { CreateWebLink1763769793000 } from './1763769793000-create-web-link.js';
import { CreateConfirmation1763769793100 } from './1763769793100-create-confirmation.js';
import { CreateTeam1763769794000 } from './1763769794000-create-team.js';
import { CreateDesignTeam1763769795000 } from './1763769795000-create-design-team.js';
import { GiveEachProgramAnIssuer1763769796000 } from './1763769796000-give-each-program-an-issuer.js';
import { GiveEachProgramItsSettings1763769796100 } from './1763769796100-give-each-program-its-settings.js';

/** Every migration, in the order in which they run. */
export const migrations = [
  CreateEvent1763769600000,
  CreateDelivery1763769605000,
  CreateIdentity1763769610000,
  CreateCatalog1763769620000,
  CreatePilots1763769630000,
  CreateSubmissions1763769640000,
  CreateReviews1763769650000,
  CreateBadges1763769660000,
  CreateNotifications1763769670000,
  CreateIdempotencyRecord1763769680000,
  AddResumableUploads1763769690000,
  CreateCompositeAwards1763769700000,
  LetSigningKeysOverlap1763769701000,
  CreateCredentialJwt1763769702000,
  CreateEvidenceShare1763769710000,
  LetHoldersBeRenamed1763769711000,
  CreateCareer1763769720000,
  CreateCareerDocument1763769721000,
  CreateRelease1763769740000,
  CreateTask1763769750000,
  CreatePreparation1763769760000,
  CreateAttestation1763769761000,
  CreateReviewProblem1763769762000,
  CreatePreflight1763769763000,
  CreateCaptions1763769764000,
  CreateDuplicate1763769765000,
  AddEnrollmentMet1763769766600,
  LetSharesBeListed1763769766601,
  KeepTheNameOfAReceipt1763769766800,
  AddPilotCommunityUrl1763769766700,
  NumberSubmissions1763769766900,
  LimitClaims1763769766901,
  CreateReviewNotes1763769766902,
  IndexEventsByType1763769767000,
  CreateReviewerReminder1763769767200,
  CreateSharedPhrase1763769767201,
  IndexPeopleByWords1763769767400,
  ListNotifications1763769767500,
  CreateGroupMessage1763769767600,
  RunAKeyOnce1763769768000,
  TellARestoredDatabase1763769768100,
  TellRefusedMailApart1763769768200,
  CreatePrivacy1763769768500,
  CheckSealedContent1763769768110,
  CreateSystemCondition1763769768300,
  CreateWorkerReport1763769768301,
  IndexFilesToScan1763769768302,
  KnowDevices1763769768600,
  ChooseMailAboutEmail1763769768201,
  KeepTheRecord1763769768400,
  SendAgainInBulk1763769769100,
  CreateDataExport1763769769000,
  CreateRetention1763769769001,
  LetVersionsNameArtifacts1763769770000,
  LetProgramsLiveSideBySide1763769780000,
  PutEveryoneInAProgram1763769781000,
  GiveEachProgramItsTerms1763769782000,
  KeepVersionTemplates1763769790100,
  QuoteTheProgram1763769790200,
  LetBadgesEnd1763769790300,
  ExchangeFrameworks1763769791000,
  LetStacksOfferChoices1763769792000,
  CreateWebLink1763769793000,
  CreateConfirmation1763769793100,
  CreateTeam1763769794000,
  CreateDesignTeam1763769795000,
  GiveEachProgramAnIssuer1763769796000,
  GiveEachProgramItsSettings1763769796100,
];
