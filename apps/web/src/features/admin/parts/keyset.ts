import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

export interface Listed<Item> {
  items: Item[];
  nextCursor: string | null;
}

/** Which page of a list to read. */
interface PageAsked {
  cursor: string | undefined;
  /** How many rows; left out for as many as the list usually shows. */
  limit?: number;
}

/** The most rows that the API gives at once. */
const mostAtOnce = 200;

/** A list that is read one page at a time. */
export function keysetQuery<Item>(key: readonly unknown[], read: (page: PageAsked) => Promise<Listed<Item>>) {
  const shown = infiniteQueryOptions({
    queryKey: ['admin', ...key],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => read({ cursor: pageParam }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  /** Every row, read from the API page by page. */
  async function* everyPage(): AsyncGenerator<Item[]> {
    let cursor: string | undefined;
    do {
      const { items, nextCursor } = await read({ cursor, limit: mostAtOnce });
      yield items;
      cursor = nextCursor ?? undefined;
    } while (cursor !== undefined);
  }
  return { ...shown, everyPage };
}

export type KeysetQuery<Item> = ReturnType<typeof keysetQuery<Item>>;

/**
 * An administrator's action. Everything on the page is read again afterwards, because one action often shows in several
 * places. Nothing waits for that: the new data may remove the component that still has to announce the result.
 */
export function useAdminAction<Input = void, Output = unknown>(act: (input: Input) => Promise<Output>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['admin'] });
    },
  });
}
