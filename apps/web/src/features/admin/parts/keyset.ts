import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

export interface Listed<Item> {
  items: Item[];
  nextCursor: string | null;
}

/** A list that is read one page at a time. */
export function keysetQuery<Item>(
  key: readonly unknown[],
  read: (cursor: string | undefined) => Promise<Listed<Item>>,
) {
  return infiniteQueryOptions({
    queryKey: ['admin', ...key],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => read(pageParam),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
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
