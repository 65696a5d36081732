import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../../../api/client';
import { queries } from '../../../app/queries';

export const systemQuery = queryOptions({
  queryKey: ['admin', 'system'],
  queryFn: async () => (await answerOf(api.GET('/v1/system'))).conditions,
  refetchInterval: 15_000,
});

export const loadSystem = () => queries.ensureQueryData(systemQuery);
