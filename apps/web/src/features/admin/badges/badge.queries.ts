import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../../../api/client';
import type { Award, AwardInFull } from '../../../api/schema';
import { queries } from '../../../app/queries';
import { keysetQuery, useAdminAction } from '../parts/keyset';

export interface AwardFilter {
  state?: Award['state'];
  microCredential?: string;
  personId?: string;
}

export const awardsQuery = (filter: AwardFilter) =>
  keysetQuery(['awards', filter], (page) =>
    answerOf(api.GET('/v1/awards', { params: { query: { ...filter, ...page } } })),
  );

export const awardQuery = (awardId: string) =>
  queryOptions({
    queryKey: ['admin', 'awards', awardId],
    queryFn: () => answerOf(api.GET('/v1/awards/{awardId}', { params: { path: { awardId } } })),
  });

export const loadAward = (awardId: string) => queries.ensureQueryData(awardQuery(awardId));

export type AwardCommand = AwardInFull['allowed'][number];

export const useChangeStatus = (awardId: string, command: AwardCommand) =>
  useAdminAction((reason: string) =>
    answerOf(api.POST(`/v1/awards/{awardId}/${command}`, { params: { path: { awardId } }, body: { reason } })),
  );

/** Every award that matches the filter, one per line, as CSV. */
export async function awardsAsCsv(filter: AwardFilter): Promise<Blob> {
  const rows: string[][] = [['Person', 'Kind', 'Code', 'Title', 'Level', 'State', 'Issued', 'Address']];
  let cursor: string | undefined;
  do {
    const page = await answerOf(api.GET('/v1/awards', { params: { query: { ...filter, cursor, limit: 200 } } }));
    rows.push(
      ...page.items.map(({ person, achievement, state, issuedAt, url }) => [
        person.name,
        achievement.kind,
        achievement.code,
        achievement.title,
        achievement.level ?? '',
        state,
        issuedAt,
        url,
      ]),
    );
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return new Blob([rows.map((row) => row.map(csvField).join(',')).join('\r\n')], { type: 'text/csv' });
}

/** Quotes a field and neutralizes formulas, which a spreadsheet would run. */
const csvField = (value: string): string => `"${value.replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;
