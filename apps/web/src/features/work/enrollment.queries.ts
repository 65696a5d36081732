import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import type { Enrollment, EnrollmentDetail, FeedbackInput, PilotSummary, RegistrationInput } from '../../api/schema';

interface Listed<Item> {
  items: Item[];
  nextCursor: string | null;
}

/** Reads every page of a list that is short for one person. */
export async function everyPage<Item>(read: (cursor: string | undefined) => Promise<Listed<Item>>): Promise<Item[]> {
  const all: Item[] = [];
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await read(cursor);
    all.push(...items);
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
  return all;
}

export const enrollmentsQuery = queryOptions({
  queryKey: ['enrollments'],
  queryFn: (): Promise<Enrollment[]> =>
    everyPage((cursor) => answerOf(api.GET('/v1/enrollments', { params: { query: { cursor, limit: 200 } } }))),
});

/** The pilots open for registration today. */
export const pilotsQuery = queryOptions({
  queryKey: ['pilots', 'open'],
  queryFn: (): Promise<PilotSummary[]> =>
    everyPage((cursor) => answerOf(api.GET('/v1/pilots', { params: { query: { open: 'true', cursor, limit: 200 } } }))),
});

export const pilotQuery = (pilotId: string) =>
  queryOptions({
    queryKey: ['pilots', pilotId],
    queryFn: () => answerOf(api.GET('/v1/pilots/{pilotId}', { params: { path: { pilotId } } })),
  });

export const enrollmentQuery = (enrollmentId: string) =>
  queryOptions({
    queryKey: ['enrollments', enrollmentId],
    queryFn: () => answerOf(api.GET('/v1/enrollments/{enrollmentId}', { params: { path: { enrollmentId } } })),
  });

export function useRegister(pilotId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: RegistrationInput) =>
      answerOf(api.POST('/v1/pilots/{pilotId}/registrations', { params: { path: { pilotId } }, body })),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['enrollments'] }),
        queries.invalidateQueries({ queryKey: ['pilots'] }),
      ]),
  });
}

/** A candidate's command on an enrollment. It answers with the changed enrollment. */
function useOnEnrollment<Input = void>(enrollmentId: string, act: (input: Input) => Promise<EnrollmentDetail>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (enrollment) => {
      queries.setQueryData(enrollmentQuery(enrollmentId).queryKey, enrollment);
      return queries.invalidateQueries({ queryKey: ['enrollments'], exact: true });
    },
    onError: () => queries.invalidateQueries({ queryKey: ['enrollments'] }),
  });
}

export function useStartWork(enrollmentId: string) {
  return useOnEnrollment(enrollmentId, () =>
    answerOf(api.POST('/v1/enrollments/{enrollmentId}/start', { params: { path: { enrollmentId } } })),
  );
}

export function useWithdraw(enrollmentId: string) {
  return useOnEnrollment(enrollmentId, (reason: string) =>
    answerOf(
      api.POST('/v1/enrollments/{enrollmentId}/withdraw', { params: { path: { enrollmentId } }, body: { reason } }),
    ),
  );
}

export function useGiveFeedback(enrollmentId: string) {
  return useOnEnrollment(enrollmentId, (body: FeedbackInput) =>
    answerOf(api.PUT('/v1/enrollments/{enrollmentId}/feedback', { params: { path: { enrollmentId } }, body })),
  );
}
