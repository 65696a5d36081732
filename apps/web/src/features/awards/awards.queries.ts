import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import type { Award } from '../../api/schema';

export const ownAwardsQuery = queryOptions({
  queryKey: ['own-awards'],
  queryFn: async (): Promise<Award[]> => {
    const all: Award[] = [];
    let cursor: string | undefined;
    do {
      const { items, nextCursor } = await answerOf(
        api.GET('/v1/me/awards', { params: { query: { cursor, limit: 200 } } }),
      );
      all.push(...items);
      cursor = nextCursor ?? undefined;
    } while (cursor !== undefined);
    return all;
  },
});

export const wholeCatalogQuery = queryOptions({
  queryKey: ['catalog'],
  staleTime: 3_600_000,
  queryFn: () => answerOf(api.GET('/v1/catalog')),
});

/** Progress with each stack and with the whole. */
export const ownStacksQuery = queryOptions({
  queryKey: ['own-stacks'],
  queryFn: async () => (await answerOf(api.GET('/v1/me/stacks'))).items,
});

/** The name of the issuer of the program's badges. */
export const issuerNameQuery = queryOptions({
  queryKey: ['issuer', 'name'],
  staleTime: 3_600_000,
  queryFn: async (): Promise<string> => (await answerOf(api.GET('/v1/program/issuer'))).name,
});
