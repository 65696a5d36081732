import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../../../api/client';
import type { NewTeamInput, TeamChangeInput } from '../../../api/schema';
import { useAdminAction } from '../parts/keyset';

export const teamsQuery = (pilotId: string) =>
  queryOptions({
    queryKey: ['admin', 'teams', pilotId],
    queryFn: async () =>
      (await answerOf(api.GET('/v1/pilots/{pilotId}/teams', { params: { path: { pilotId } } }))).items,
  });

export const useFormTeam = (pilotId: string) =>
  useAdminAction((body: NewTeamInput) =>
    answerOf(api.POST('/v1/pilots/{pilotId}/teams', { params: { path: { pilotId } }, body })),
  );

export const useChangeTeam = ({ id: teamId, revision }: { id: string; revision: number }) =>
  useAdminAction((body: TeamChangeInput) =>
    answerOf(
      api.PUT('/v1/teams/{teamId}', { params: { path: { teamId }, header: { 'If-Match': `"${revision}"` } }, body }),
    ),
  );
