import { Module, StandardSchemaSerializerInterceptor } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { AuditController } from './audit/audit.controller.js';
import { badgesControllers } from './badges/badges.controllers.js';
import { careerControllers } from './career/career.controllers.js';
import { CaseApiController } from './case-api/case-api.controller.js';
import { CaseDefinitionsController } from './case-api/case-definitions.controller.js';
import { catalogControllers } from './catalog/catalog.controllers.js';
import { AccessGuard } from './http/access.guard.js';
import { ProgramBoundaryGuard } from './http/program-boundary.guard.js';
import { HealthController } from './http/health.controller.js';
import { IdempotencyInterceptor } from './http/idempotency.interceptor.js';
import { ProblemFilter } from './http/problem.filter.js';
import { RevisionTag } from './http/revision.js';
import { ValidationPipe } from './http/validation.pipe.js';
import { identityControllers } from './identity/identity.controllers.js';
import { DeliveriesController } from './jobs/deliveries.controller.js';
import { BouncesController } from './notifications/bounces.controller.js';
import { GroupMessagesController } from './notifications/group-messages.controller.js';
import { NotificationsController } from './notifications/notifications.controller.js';
import { ResendsController } from './notifications/resends.controller.js';
import { MessagesController } from './notifications/sending.controller.js';
import { UnsubscribeController } from './notifications/unsubscribe.controller.js';
import { MessageTemplatesController } from './notifications/templates.controller.js';
import { OpenBadgesApiController } from './open-badges-api/open-badges-api.controller.js';
import { pilotsControllers } from './pilots/pilots.controllers.js';
import { privacyControllers } from './privacy/privacy.controllers.js';
import { programsControllers } from './programs/programs.controllers.js';
import { PublicRecordController } from './record/public-record.controller.js';
import { SignedReceiptController } from './record/signed-receipt.controller.js';
import { BlindAdministrators } from './reviews/blind-administrators.guard.js';
import { reviewsControllers } from './reviews/reviews.controllers.js';
import { SearchController } from './search/search.controller.js';
import { submissionsControllers } from './submissions/submissions.controllers.js';
import { SubmissionUploads } from './submissions/submission-uploads.js';
import { SystemController } from './system/system.controller.js';
import { VerificationController } from './verification/verification.controller.js';

/** Laurel over HTTP: the controllers of the slices, behind two guards, one pipe and one filter. */
@Module({
  imports: [],
  controllers: [
    HealthController,
    ...identityControllers,
    ...catalogControllers,
    ...pilotsControllers,
    ...submissionsControllers,
    ...reviewsControllers,
    ...badgesControllers,
    ...careerControllers,
    ...privacyControllers,
    ...programsControllers,
    OpenBadgesApiController,
    CaseApiController,
    CaseDefinitionsController,
    VerificationController,
    BouncesController,
    GroupMessagesController,
    MessageTemplatesController,
    MessagesController,
    ResendsController,
    NotificationsController,
    UnsubscribeController,
    DeliveriesController,
    AuditController,
    PublicRecordController,
    SignedReceiptController,
    SearchController,
    SystemController,
  ],
  providers: [
    SubmissionUploads,
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_GUARD, useClass: ProgramBoundaryGuard },
    { provide: APP_GUARD, useClass: BlindAdministrators },
    { provide: APP_PIPE, useClass: ValidationPipe },
    // The outermost first: a repeated request gets the first response, already cut to its schema and with its ETag.
    { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
    { provide: APP_INTERCEPTOR, useClass: RevisionTag },
    { provide: APP_INTERCEPTOR, useClass: StandardSchemaSerializerInterceptor },
  ],
})
export class ApiModule {}
