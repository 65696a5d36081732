import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import { Refused } from '../../api/problem';
import { chooseProgram, forgetProgram } from '../../api/program';
import type { Session, SignInRequest } from '../../api/schema';
import { forgetAnswers } from '../../offline/kept-answers';
import { tellOtherTabs } from '../../offline/other-tabs';

/** Who is signed in; null if no one is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: 60_000,
  queryFn: (): Promise<Session | null> =>
    answerOf(api.GET('/v1/session'))
      .then(inItsProgram)
      .catch((error: unknown) => {
        if (!(error instanceof Refused)) throw error;
        if (error.problem.status === 401) return null;
        if (error.problem.code !== 'program.not-yours') throw error;
        forgetProgram(); // another person chose it in this browser, or they left it
        return answerOf(api.GET('/v1/session')).then(inItsProgram);
      }),
});

/** Public pages show the program of the session too, and what somebody else chose in this browser is forgotten. */
function inItsProgram(session: Session): Session {
  if (session.program.standard && session.programs.length === 1) forgetProgram();
  else chooseProgram(session.program.code);
  return session;
}

/**
 * Signs in and clears what another person read in this browser. With `again`, after a session ended, the open page
 * stays.
 */
export function useSignIn({ again }: { again?: Session } = {}) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (credentials: SignInRequest) =>
      answerOf(api.POST('/v1/session', { body: credentials })).then(inItsProgram),
    onSuccess: (session) => {
      queries.setQueryData(sessionQuery.queryKey, session);
      const others = {
        predicate: ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey[0] !== sessionQuery.queryKey[0],
      };
      if (again?.personId === session.personId) void queries.invalidateQueries(others);
      else queries.removeQueries(others);
    },
  });
}

/**
 * Signs out and reloads the page, so that nothing about the person stays in memory or in what this browser keeps for
 * when there is no connection.
 */
export function useSignOut({ everywhere = false } = {}) {
  return useMutation({
    mutationFn: () => answerOf(everywhere ? api.DELETE('/v1/sessions') : api.DELETE('/v1/session')),
    onSuccess: async () => {
      await forgetAnswers();
      forgetProgram();
      tellOtherTabs();
      window.location.assign('/');
    },
  });
}
