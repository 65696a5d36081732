import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import type { OwnErasureRequest } from '../../api/schema';

/** How often the open page asks whether the export is ready. */
const whileMade = 5_000;

/** What Laurel keeps about the reader, and what they asked for. */
export const ownDataQuery = queryOptions({
  queryKey: ['own-data'],
  queryFn: () => answerOf(api.GET('/v1/me/data')),
  refetchInterval: ({ state }) => (state.data?.export?.state === 'requested' ? whileMade : false),
});

export const useRequestExport = () => useOwnData((_: void) => answerOf(api.POST('/v1/me/data/exports')));

export const useRequestErasure = () =>
  useOwnData((body: OwnErasureRequest) => answerOf(api.POST('/v1/me/data/erasure', { body })));

export const useWithdrawErasure = () => useOwnData((_: void) => answerOf(api.DELETE('/v1/me/data/erasure')));

/** Something that changes what the page shows. */
function useOwnData<Input, Output>(act: (input: Input) => Promise<Output>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSettled: () => queries.invalidateQueries({ queryKey: ownDataQuery.queryKey }),
  });
}
