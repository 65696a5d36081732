import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../../../api/client';
import type { AssignmentsInput } from '../../../api/schema';
import { queries } from '../../../app/queries';
import { useAdminAction } from '../parts/keyset';

export const eligibleQuery = (submissionId: string) =>
  queryOptions({
    queryKey: ['admin', 'eligible', submissionId],
    queryFn: () =>
      answerOf(api.GET('/v1/submissions/{submissionId}/eligible-reviewers', { params: { path: { submissionId } } })),
  });

export const useAssign = (submissionId: string) =>
  useAdminAction((reviewerIds: string[]) =>
    answerOf(
      api.POST('/v1/submissions/{submissionId}/reviews', { params: { path: { submissionId } }, body: { reviewerIds } }),
    ),
  );

export const useAssignThird = (submissionId: string) =>
  useAdminAction((reviewerId: string) =>
    answerOf(
      api.POST('/v1/submissions/{submissionId}/adjudication', {
        params: { path: { submissionId } },
        body: { reviewerId },
      }),
    ),
  );

/** A reviewer's reviews to do, pace, severity and agreement. */
export const reviewerQuery = (reviewerId: string) =>
  queryOptions({
    queryKey: ['admin', 'reviewer', reviewerId],
    queryFn: () => answerOf(api.GET('/v1/reviewers/{reviewerId}', { params: { path: { reviewerId } } })),
  });

export const loadReviewer = (reviewerId: string) => queries.ensureQueryData(reviewerQuery(reviewerId));

export const useRemind = (reviewerId: string) =>
  useAdminAction((_: string) =>
    answerOf(api.POST('/v1/reviewers/{reviewerId}/reminders', { params: { path: { reviewerId } } })),
  );

/** A balanced plan for everything that waits for a reviewer. */
export const assignmentPlanQuery = queryOptions({
  queryKey: ['admin', 'assignment-plan'],
  queryFn: () => answerOf(api.GET('/v1/assignments/plan')),
  staleTime: 0,
});

export const loadAssignmentPlan = () => queries.fetchQuery(assignmentPlanQuery);

export const useAssignWaiting = () =>
  useAdminAction((body: AssignmentsInput) => answerOf(api.POST('/v1/assignments', { body })));
