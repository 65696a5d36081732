import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../../../api/client';
import type { RosterRow } from '../../../api/schema';
import { everyPage } from '../../work/enrollment.queries';

/** Everyone at risk, in every pilot that can have active enrollments. */
export const atRiskQuery = queryOptions({
  queryKey: ['admin', 'at-risk'],
  queryFn: async (): Promise<RosterRow[]> => {
    const pilots = await everyPage((cursor) =>
      answerOf(api.GET('/v1/pilots', { params: { query: { cursor, limit: 200 } } })),
    );
    const rows = await Promise.all(
      pilots.map(({ id: pilotId }) =>
        everyPage((cursor) =>
          answerOf(
            api.GET('/v1/pilots/{pilotId}/roster', {
              params: { path: { pilotId }, query: { atRisk: 'true', cursor, limit: 200 } },
            }),
          ),
        ),
      ),
    );
    return rows.flat();
  },
});

/** What happened in each of the last weeks. A week begins on Monday in the reader's zone. */
export const weeksQuery = queryOptions({
  queryKey: ['admin', 'weeks'],
  queryFn: async () => {
    const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
    return (await answerOf(api.GET('/v1/audit/weeks', { params: { query: { zone } } }))).items;
  },
});
