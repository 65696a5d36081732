import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import {
  awardStateValues,
  deliveryStateValues,
  enrollmentStateValues,
  messageFailureValues,
  messageStateValues,
  roleValues,
} from '../../api/schema';
import { adminRoute } from './admin-route';
import { reviewRoutes } from './review/review.routes';
import { aDay, anyText, oneOf } from './search';

const getParentRoute = () => adminRoute;

const pilots = () => import('./pilots/pilot.queries');
const frameworks = () => import('./catalog/frameworks/framework.queries');
const badges = () => import('./badges/badge.queries');
const people = () => import('./people/people.queries');
const program = () => import('./program/program.queries');
const privacy = () => import('./privacy/privacy.queries');
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
    loader: async () => Promise.all([(await pilots()).loadOfferable(), (await program()).loadProgram()]),
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

const catalogRoutes = [
  createRoute({
    getParentRoute,
    path: '/catalog/stacks',
    loader: async () => (await frameworks()).loadStacks(),
    component: lazyRouteComponent(() => import('./catalog/frameworks/stacks.page'), 'StacksPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/catalog/frameworks',
    loader: async () => (await frameworks()).loadFrameworks(),
    component: lazyRouteComponent(() => import('./catalog/frameworks/frameworks.page'), 'FrameworksPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/catalog/frameworks/$frameworkId',
    loader: async ({ params }) => (await frameworks()).loadFramework(params.frameworkId),
    component: lazyRouteComponent(() => import('./catalog/frameworks/framework.page'), 'FrameworkPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/catalog/frameworks/$frameworkId/competencies/$number',
    loader: async ({ params }) => (await frameworks()).loadCompetency(params.frameworkId, params.number),
    component: lazyRouteComponent(() => import('./catalog/frameworks/competency.page'), 'CompetencyPage'),
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
    path: '/people/erasures',
    loader: async () => (await privacy()).loadErasures(),
    component: lazyRouteComponent(() => import('./privacy/erasures.page'), 'ErasuresPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/people/periods',
    loader: async () => (await privacy()).loadPrivacyTerms(),
    component: lazyRouteComponent(() => import('./privacy/privacy-terms.page'), 'PrivacyTermsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/people/$personId',
    loader: async ({ params }) => (await people()).loadPerson(params.personId),
    component: lazyRouteComponent(() => import('./people/person.page'), 'PersonPage'),
  }),
] as const;

const programRoutes = [
  createRoute({
    getParentRoute,
    path: '/program',
    loader: async () => (await program()).loadProgram(),
    component: lazyRouteComponent(() => import('./program/program.page'), 'ProgramPage'),
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
    path: '/messages/resend',
    validateSearch: (search) => ({
      failure: oneOf(search.failure, messageFailureValues),
      domain: anyText(search.domain),
      from: aDay(search.from),
      until: aDay(search.until),
      refused: oneOf(search.refused, ['yes']),
      resend: anyText(search.resend),
    }),
    component: lazyRouteComponent(() => import('./activity/resend.page'), 'ResendPage'),
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
    ...programRoutes,
    ...trailRoutes,
  ]),
] as const;
