import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, taggedAnswerOf } from '../../../api/client';
import type { NewProgramInput, ProgramSettingsInput } from '../../../api/schema';
import { queries } from '../../../app/queries';
import { sessionQuery } from '../../identity/session.queries';
import { useAdminAction } from '../parts/keyset';

export const programQuery = queryOptions({
  queryKey: ['admin', 'program'],
  queryFn: () => taggedAnswerOf(api.GET('/v1/program')),
});

export const loadProgram = () => queries.ensureQueryData(programQuery);

/** The session is read again afterwards: it has the color and the words for the roles. */
export function useChangeProgram() {
  const known = useQueryClient();
  return useAdminAction(async ({ body, etag }: { body: ProgramSettingsInput; etag: string }) => {
    await answerOf(api.PATCH('/v1/program', { params: { header: { 'If-Match': etag } }, body }));
    await known.invalidateQueries({ queryKey: sessionQuery.queryKey });
  });
}

/** The session is read again afterwards: its person takes part in one more program. */
export function useCreateProgram() {
  const known = useQueryClient();
  return useAdminAction(async (body: NewProgramInput) => {
    const made = await answerOf(api.POST('/v1/programs', { body }));
    await known.invalidateQueries({ queryKey: sessionQuery.queryKey });
    return made;
  });
}
