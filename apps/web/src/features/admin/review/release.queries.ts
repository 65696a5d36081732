import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../../../api/client';
import { nullIfMissing } from '../../../api/problem';
import { queries } from '../../../app/queries';
import { keysetQuery, useAdminAction } from '../parts/keyset';
import { givenQuery, versionOfEnrollmentQuery } from './review.queries';

export const decisionsQuery = keysetQuery(['decisions'], (page) =>
  answerOf(api.GET('/v1/decisions-to-release', { params: { query: { limit: 100, ...page } } })),
);

/** The decisions that can be released together, with what each reviewer gave. */
export const releasePlanQuery = queryOptions({
  queryKey: ['admin', 'release-plan'],
  queryFn: () => answerOf(api.GET('/v1/releases/plan')),
  staleTime: 0,
});

export const loadReleasePlan = () => queries.fetchQuery(releasePlanQuery);

/** Read again often while the release runs, and now and then while badges are still being issued. */
export const releaseQuery = (releaseId: string) =>
  queryOptions({
    queryKey: ['admin', 'release', releaseId],
    queryFn: () => answerOf(api.GET('/v1/releases/{releaseId}', { params: { path: { releaseId } } })),
    refetchInterval: ({ state: { data } }) => {
      if (data === undefined) return false;
      if (data.waiting > 0) return 1_000;
      return data.badges.issued < data.badges.earned ? 5_000 : false;
    },
  });

/** The submitted attempts of an enrollment, each with its decision. */
export const attemptsQuery = (enrollmentId: string) =>
  queryOptions({
    queryKey: ['admin', 'attempts', enrollmentId],
    queryFn: () => answerOf(api.GET('/v1/roster/{enrollmentId}/attempts', { params: { path: { enrollmentId } } })),
  });

/** Null while a submission is not decided. */
export const decisionIfAnyQuery = (submissionId: string) =>
  queryOptions({
    queryKey: ['admin', 'decision-if-any', submissionId],
    queryFn: () =>
      nullIfMissing(
        answerOf(api.GET('/v1/submissions/{submissionId}/decision', { params: { path: { submissionId } } })),
      ),
  });

export const decisionQuery = (submissionId: string) =>
  queryOptions({
    queryKey: ['admin', 'decision', submissionId],
    queryFn: () => answerOf(api.GET('/v1/submissions/{submissionId}/decision', { params: { path: { submissionId } } })),
  });

export const loadRelease = (releaseId: string) => queries.ensureQueryData(releaseQuery(releaseId));

export async function loadDecision(submissionId: string) {
  const { enrollmentId } = await queries.ensureQueryData(decisionQuery(submissionId));
  await Promise.all([
    queries.ensureQueryData(versionOfEnrollmentQuery(enrollmentId)),
    queries.ensureQueryData(givenQuery(submissionId)),
  ]);
}

export const useRelease = (submissionId: string) =>
  useAdminAction((_: string) =>
    answerOf(api.POST('/v1/submissions/{submissionId}/decision/release', { params: { path: { submissionId } } })),
  );

export const useBeginRelease = () =>
  useAdminAction((submissionIds: string[]) =>
    answerOf(api.POST('/v1/releases', { body: { pilotId: null, submissionIds } })),
  );
