import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import type { CoachMeetingInput } from '../../api/schema';
import { queries } from '../../app/queries';
import { waitingConfirmationsQuery } from './confirmation.queries';
import { everyPage } from '../work/enrollment.queries';

export const coachedQuery = queryOptions({
  queryKey: ['coaching', 'people'],
  queryFn: async () => (await answerOf(api.GET('/v1/coached-candidates'))).items,
});

export const coachedEnrollmentsQuery = queryOptions({
  queryKey: ['coaching', 'enrollments'],
  queryFn: () =>
    everyPage((cursor) => answerOf(api.GET('/v1/coached-enrollments', { params: { query: { cursor, limit: 200 } } }))),
});

export const coachedEnrollmentQuery = (enrollmentId: string) =>
  queryOptions({
    queryKey: ['coaching', 'enrollments', enrollmentId],
    queryFn: () => answerOf(api.GET('/v1/coached-enrollments/{enrollmentId}', { params: { path: { enrollmentId } } })),
  });

export const loadCoaching = () =>
  Promise.all([
    queries.ensureQueryData(coachedQuery),
    queries.ensureQueryData(coachedEnrollmentsQuery),
    queries.ensureQueryData(waitingConfirmationsQuery),
  ]);
export const loadCoached = (enrollmentId: string) =>
  Promise.all([queries.ensureQueryData(coachedQuery), queries.ensureQueryData(coachedEnrollmentQuery(enrollmentId))]);

export function useRecordMeeting(enrollmentId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: CoachMeetingInput) =>
      answerOf(api.POST('/v1/enrollments/{enrollmentId}/coach-meetings', { params: { path: { enrollmentId } }, body })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['coaching'] }),
  });
}
