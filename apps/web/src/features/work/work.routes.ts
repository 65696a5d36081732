import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { queries } from '../../app/queries';
import { candidateRoute } from '../../app/root';
import { enrollmentQuery, enrollmentsQuery, pilotQuery, pilotsQuery } from './enrollment.queries';
import {
  attemptsQuery,
  attestationQuery,
  currentSubmissionQuery,
  receiptQuery,
  resultQuery,
  submissionQuery,
  submittedQuery,
} from './submission.queries';

const getParentRoute = () => candidateRoute;

/** Reads the enrollment and its submission before a page that needs both, in parallel where possible. */
async function loadWork(enrollmentId: string) {
  const [enrollment] = await Promise.all([
    queries.ensureQueryData(enrollmentQuery(enrollmentId)),
    queries.ensureQueryData(attemptsQuery(enrollmentId)),
  ]);
  const current = await queries.ensureQueryData(currentSubmissionQuery(enrollment));
  if (current) await queries.ensureQueryData(submissionQuery(current.id));
  return current;
}

/** A candidate's pages, from registration to the result. */
export const workRoutes = [
  createRoute({
    getParentRoute,
    path: '/work',
    loader: () => Promise.all([queries.ensureQueryData(enrollmentsQuery), queries.ensureQueryData(pilotsQuery)]),
    component: lazyRouteComponent(() => import('./dashboard.page'), 'DashboardPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/work/pilots/$pilotId',
    loader: ({ params }) =>
      Promise.all([queries.ensureQueryData(pilotQuery(params.pilotId)), queries.ensureQueryData(enrollmentsQuery)]),
    component: lazyRouteComponent(() => import('./pilot.page'), 'PilotPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/work/$enrollmentId',
    loader: ({ params }) => loadWork(params.enrollmentId),
    component: lazyRouteComponent(() => import('./enrollment.page'), 'EnrollmentPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/work/$enrollmentId/artifacts/$kind',
    loader: ({ params }) => loadWork(params.enrollmentId),
    component: lazyRouteComponent(() => import('./artifact.page'), 'ArtifactPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/work/$enrollmentId/evidence',
    loader: ({ params }) => loadWork(params.enrollmentId),
    component: lazyRouteComponent(() => import('./evidence.page'), 'EvidencePage'),
  }),
  createRoute({
    getParentRoute,
    path: '/work/$enrollmentId/check',
    loader: async ({ params }) => {
      const current = await loadWork(params.enrollmentId);
      if (current?.state === 'draft') await queries.ensureQueryData(attestationQuery(current.id));
    },
    component: lazyRouteComponent(() => import('./check.page'), 'CheckPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/work/$enrollmentId/requirements',
    loader: ({ params }) => loadWork(params.enrollmentId),
    component: lazyRouteComponent(() => import('./requirements.page'), 'RequirementsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/work/$enrollmentId/receipts/$submissionId',
    loader: ({ params }) =>
      Promise.all([
        queries.ensureQueryData(enrollmentQuery(params.enrollmentId)),
        queries.ensureQueryData(receiptQuery(params.submissionId)),
        queries.ensureQueryData(submissionQuery(params.submissionId)),
      ]),
    component: lazyRouteComponent(() => import('./receipt.page'), 'ReceiptPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/work/$enrollmentId/submitted/$submissionId',
    loader: ({ params }) =>
      Promise.all([
        queries.ensureQueryData(enrollmentQuery(params.enrollmentId)),
        queries.ensureQueryData(submittedQuery(params.submissionId)),
      ]),
    component: lazyRouteComponent(() => import('./reading/what-you-submitted.page'), 'WhatYouSubmittedPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/work/$enrollmentId/results/$submissionId',
    loader: ({ params }) =>
      Promise.all([
        queries.ensureQueryData(enrollmentQuery(params.enrollmentId)),
        queries.ensureQueryData(resultQuery(params.submissionId)),
      ]),
    component: lazyRouteComponent(() => import('./result.page'), 'ResultPage'),
  }),
] as const;
