import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { duplicateKindValues, duplicateStateValues, inReviewFilterValues } from '../../../api/schema';
import { adminRoute } from '../admin-route';
import { anyText, oneOf } from '../search';

const getParentRoute = () => adminRoute;

const review = () => import('./review.queries');
const releases = () => import('./release.queries');
const assignment = () => import('./assignment.queries');

/** Review, as an administrator runs it. */
export const reviewRoutes = [
  createRoute({
    getParentRoute,
    path: '/review',
    validateSearch: (search) => ({
      pilot: anyText(search.pilot),
      only: oneOf(search.only, inReviewFilterValues),
    }),
    component: lazyRouteComponent(() => import('./in-review.page'), 'InReviewPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/review/submissions/$submissionId',
    loader: async ({ params }) => (await review()).loadSubmission(params.submissionId),
    component: lazyRouteComponent(() => import('./submission.page'), 'SubmissionReviewPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/review/submissions/$submissionId/reading',
    loader: async ({ params }) => (await review()).loadReading(params.submissionId),
    component: lazyRouteComponent(() => import('./read-submission.page'), 'ReadSubmissionPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/review/assign',
    loader: async () => (await assignment()).loadAssignmentPlan(),
    component: lazyRouteComponent(() => import('./assign-waiting.page'), 'AssignWaitingPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/review/reviewers/$reviewerId',
    loader: async ({ params }) => (await assignment()).loadReviewer(params.reviewerId),
    component: lazyRouteComponent(() => import('./reviewer.page'), 'ReviewerPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/review/problems',
    component: lazyRouteComponent(() => import('./problems.page'), 'ProblemsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/review/similar-work',
    validateSearch: (search) => ({
      state: oneOf(search.state, duplicateStateValues),
      kind: oneOf(search.kind, duplicateKindValues),
    }),
    component: lazyRouteComponent(() => import('./similar-work.page'), 'SimilarWorkPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/review/decisions',
    component: lazyRouteComponent(() => import('./decisions.page'), 'DecisionsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/review/decisions/$submissionId',
    loader: async ({ params }) => (await releases()).loadDecision(params.submissionId),
    component: lazyRouteComponent(() => import('./decision.page'), 'DecisionPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/review/release',
    loader: async () => (await releases()).loadReleasePlan(),
    component: lazyRouteComponent(() => import('./release-plan.page'), 'ReleasePlanPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/review/releases/$releaseId',
    loader: async ({ params }) => (await releases()).loadRelease(params.releaseId),
    component: lazyRouteComponent(() => import('./release.page'), 'ReleasePage'),
  }),
  createRoute({
    getParentRoute,
    path: '/review/agreement',
    component: lazyRouteComponent(() => import('./agreements.page'), 'AgreementsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/review/agreement/$versionId',
    loader: async ({ params }) => (await review()).loadAgreement(params.versionId),
    component: lazyRouteComponent(() => import('./agreement.page'), 'AgreementPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/review/attestation',
    loader: async () => (await review()).loadAttestationTexts(),
    component: lazyRouteComponent(() => import('./attestation-text.page'), 'AttestationTextPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/review/terms',
    loader: async () => (await review()).loadTerms(),
    component: lazyRouteComponent(() => import('./terms.page'), 'ReviewTermsPage'),
  }),
] as const;
