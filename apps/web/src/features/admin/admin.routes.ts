import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import {
  awardStateValues,
  deliveryStateValues,
  duplicateKindValues,
  duplicateStateValues,
  enrollmentStateValues,
  inReviewFilterValues,
  messageStateValues,
  roleValues,
} from '../../api/schema';
import { administratorRoute } from '../../app/root';
import { aDay, anyText, oneOf } from './search';

const adminRoute = createRoute({
  getParentRoute: () => administratorRoute,
  path: '/admin',
  component: lazyRouteComponent(() => import('./admin-layout'), 'AdminLayout'),
});
const getParentRoute = () => adminRoute;

const pilots = () => import('./pilots/pilot.queries');
const review = () => import('./review/review.queries');
const releases = () => import('./review/release.queries');
const assignment = () => import('./review/assignment.queries');
const catalog = () => import('./catalog/catalog.queries');
const badges = () => import('./badges/badge.queries');
const people = () => import('./people/people.queries');
const groupMessage = () => import('./activity/group-message.queries');
const trail = () => import('./activity/trail.queries');

const pilotRoutes = [
  createRoute({
    getParentRoute,
    path: '/pilots',
    component: lazyRouteComponent(() => import('./pilots/pilots.page'), 'PilotsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/pilots/new',
    loader: async () => (await pilots()).loadOfferable(),
    component: lazyRouteComponent(() => import('./pilots/new-pilot.page'), 'NewPilotPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/pilots/$pilotId',
    loader: async ({ params }) => (await pilots()).loadPilot(params.pilotId),
    component: lazyRouteComponent(() => import('./pilots/pilot.page'), 'PilotPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/pilots/$pilotId/roster',
    validateSearch: (search) => ({
      state: oneOf(search.state, enrollmentStateValues),
      version: anyText(search.version),
      risk: oneOf(search.risk, ['yes']),
    }),
    loader: async ({ params }) => (await pilots()).loadPilot(params.pilotId),
    component: lazyRouteComponent(() => import('./pilots/roster.page'), 'RosterPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/pilots/$pilotId/settings',
    loader: async ({ params }) => (await pilots()).loadPilot(params.pilotId),
    component: lazyRouteComponent(() => import('./pilots/settings.page'), 'PilotSettingsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/pilots/$pilotId/meetings/$meetingId',
    loader: async ({ params }) => (await pilots()).loadMeeting(params.pilotId, params.meetingId),
    component: lazyRouteComponent(() => import('./pilots/meeting.page'), 'MeetingPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/waiting-badges',
    validateSearch: (search) => ({ pilot: anyText(search.pilot) }),
    component: lazyRouteComponent(() => import('./pilots/waiting-badges.page'), 'WaitingBadgesPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/enrollments/$enrollmentId',
    loader: async ({ params }) => (await pilots()).loadEnrollment(params.enrollmentId),
    component: lazyRouteComponent(() => import('./pilots/enrollment.page'), 'RosterEnrollmentPage'),
  }),
] as const;

const reviewRoutes = [
  createRoute({
    getParentRoute,
    path: '/review',
    validateSearch: (search) => ({
      pilot: anyText(search.pilot),
      only: oneOf(search.only, inReviewFilterValues),
    }),
    component: lazyRouteComponent(() => import('./review/in-review.page'), 'InReviewPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/review/submissions/$submissionId',
    loader: async ({ params }) => (await review()).loadSubmission(params.submissionId),
    component: lazyRouteComponent(() => import('./review/submission.page'), 'SubmissionReviewPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/review/submissions/$submissionId/reading',
    loader: async ({ params }) => (await review()).loadReading(params.submissionId),
    component: lazyRouteComponent(() => import('./review/read-submission.page'), 'ReadSubmissionPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/review/assign',
    loader: async () => (await assignment()).loadAssignmentPlan(),
    component: lazyRouteComponent(() => import('./review/assign-waiting.page'), 'AssignWaitingPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/review/reviewers/$reviewerId',
    loader: async ({ params }) => (await assignment()).loadReviewer(params.reviewerId),
    component: lazyRouteComponent(() => import('./review/reviewer.page'), 'ReviewerPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/review/problems',
    component: lazyRouteComponent(() => import('./review/problems.page'), 'ProblemsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/review/similar-work',
    validateSearch: (search) => ({
      state: oneOf(search.state, duplicateStateValues),
      kind: oneOf(search.kind, duplicateKindValues),
    }),
    component: lazyRouteComponent(() => import('./review/similar-work.page'), 'SimilarWorkPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/review/decisions',
    component: lazyRouteComponent(() => import('./review/decisions.page'), 'DecisionsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/review/decisions/$submissionId',
    loader: async ({ params }) => (await releases()).loadDecision(params.submissionId),
    component: lazyRouteComponent(() => import('./review/decision.page'), 'DecisionPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/review/release',
    loader: async () => (await releases()).loadReleasePlan(),
    component: lazyRouteComponent(() => import('./review/release-plan.page'), 'ReleasePlanPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/review/releases/$releaseId',
    loader: async ({ params }) => (await releases()).loadRelease(params.releaseId),
    component: lazyRouteComponent(() => import('./review/release.page'), 'ReleasePage'),
  }),
  createRoute({
    getParentRoute,
    path: '/review/agreement',
    component: lazyRouteComponent(() => import('./review/agreements.page'), 'AgreementsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/review/agreement/$versionId',
    loader: async ({ params }) => (await review()).loadAgreement(params.versionId),
    component: lazyRouteComponent(() => import('./review/agreement.page'), 'AgreementPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/review/attestation',
    loader: async () => (await review()).loadAttestationTexts(),
    component: lazyRouteComponent(() => import('./review/attestation-text.page'), 'AttestationTextPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/review/terms',
    loader: async () => (await review()).loadTerms(),
    component: lazyRouteComponent(() => import('./review/terms.page'), 'ReviewTermsPage'),
  }),
] as const;

const catalogRoutes = [
  createRoute({
    getParentRoute,
    path: '/catalog',
    loader: async () => (await catalog()).loadCatalog(),
    component: lazyRouteComponent(() => import('./catalog/authoring.page'), 'AuthoringPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/catalog/$code',
    loader: async ({ params }) => (await catalog()).loadMicroCredential(params.code),
    component: lazyRouteComponent(() => import('./catalog/micro-credential.page'), 'MicroCredentialVersionsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/catalog/drafts/$versionId',
    validateSearch: (search) => ({ part: anyText(search.part) }),
    loader: async ({ params }) => (await catalog()).loadDraft(params.versionId),
    component: lazyRouteComponent(() => import('./catalog/draft.page'), 'DraftPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/catalog/versions/$versionId',
    loader: async ({ params }) => (await catalog()).loadVersion(params.versionId),
    component: lazyRouteComponent(() => import('./catalog/version.page'), 'VersionPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/catalog/versions/$versionId/changes',
    validateSearch: (search) => ({ from: anyText(search.from) }),
    loader: async ({ params }) => (await catalog()).loadVersion(params.versionId),
    component: lazyRouteComponent(() => import('./catalog/changes.page'), 'ChangesPage'),
  }),
] as const;

const badgeRoutes = [
  createRoute({
    getParentRoute,
    path: '/badges',
    validateSearch: (search) => ({
      state: oneOf(search.state, awardStateValues),
      code: anyText(search.code),
      person: anyText(search.person),
    }),
    component: lazyRouteComponent(() => import('./badges/badges.page'), 'BadgesPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/badges/$awardId',
    loader: async ({ params }) => (await badges()).loadAward(params.awardId),
    component: lazyRouteComponent(() => import('./badges/badge.page'), 'BadgePage'),
  }),
] as const;

const peopleRoutes = [
  createRoute({
    getParentRoute,
    path: '/people',
    validateSearch: (search) => ({
      role: oneOf(search.role, roleValues),
      text: anyText(search.text),
    }),
    component: lazyRouteComponent(() => import('./people/people.page'), 'PeoplePage'),
  }),
  createRoute({
    getParentRoute,
    path: '/people/invitations',
    component: lazyRouteComponent(() => import('./people/invitations.page'), 'InvitationsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/people/conflicts',
    component: lazyRouteComponent(() => import('./people/conflicts.page'), 'ConflictsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/people/systems',
    component: lazyRouteComponent(() => import('./people/systems.page'), 'SystemsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/people/$personId',
    loader: async ({ params }) => (await people()).loadPerson(params.personId),
    component: lazyRouteComponent(() => import('./people/person.page'), 'PersonPage'),
  }),
] as const;

const trailRoutes = [
  createRoute({
    getParentRoute,
    path: '/messages',
    validateSearch: (search) => ({
      state: oneOf(search.state, messageStateValues),
      person: anyText(search.person),
    }),
    component: lazyRouteComponent(() => import('./activity/messages.page'), 'MessagesPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/messages/group',
    validateSearch: (search) => ({
      pilot: anyText(search.pilot),
      stack: anyText(search.stack),
      version: anyText(search.version),
      state: oneOf(search.state, enrollmentStateValues),
      risk: oneOf(search.risk, ['yes']),
    }),
    loader: async () => (await groupMessage()).loadGroupMessage(),
    component: lazyRouteComponent(() => import('./activity/group-message.page'), 'GroupMessagePage'),
  }),
  createRoute({
    getParentRoute,
    path: '/messages/$messageId',
    loader: async ({ params }) => (await trail()).loadMessage(params.messageId),
    component: lazyRouteComponent(() => import('./activity/message.page'), 'MessagePage'),
  }),
  createRoute({
    getParentRoute,
    path: '/deliveries',
    validateSearch: (search) => ({ state: oneOf(search.state, deliveryStateValues) }),
    component: lazyRouteComponent(() => import('./activity/deliveries.page'), 'DeliveriesPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/system',
    loader: async () => (await import('./system/system.queries')).loadSystem(),
    component: lazyRouteComponent(() => import('./system/system.page'), 'SystemPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/audit',
    validateSearch: (search) => ({
      subjectKind: anyText(search.subjectKind),
      subjectId: anyText(search.subjectId),
      actorId: anyText(search.actorId),
      actor: anyText(search.actor),
      type: anyText(search.type),
      from: aDay(search.from),
      until: aDay(search.until),
    }),
    component: lazyRouteComponent(() => import('./activity/audit.page'), 'AuditPage'),
  }),
] as const;

/** Everything that an administrator does. */
export const adminRoutes = [
  adminRoute.addChildren([
    createRoute({
      getParentRoute,
      path: '/',
      component: lazyRouteComponent(() => import('./overview/overview.page'), 'OverviewPage'),
    }),
    ...pilotRoutes,
    ...reviewRoutes,
    ...catalogRoutes,
    ...badgeRoutes,
    ...peopleRoutes,
    ...trailRoutes,
  ]),
] as const;
