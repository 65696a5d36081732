import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';

/** Who is in the candidate's team, and what is missing from whom. Others change it too. */
export const teamWorkQuery = (enrollmentId: string) =>
  queryOptions({
    queryKey: ['teams', enrollmentId],
    queryFn: () => answerOf(api.GET('/v1/enrollments/{enrollmentId}/team', { params: { path: { enrollmentId } } })),
    refetchInterval: 30_000,
  });

/** The submission in which the team writes together. It is opened here if there is none. */
export const teamDraftQuery = (enrollmentId: string) =>
  queryOptions({
    queryKey: ['team-drafts', enrollmentId],
    queryFn: () =>
      answerOf(api.POST('/v1/enrollments/{enrollmentId}/team-draft', { params: { path: { enrollmentId } } })),
  });
