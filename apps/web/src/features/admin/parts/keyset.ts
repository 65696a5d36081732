import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

export interface Listed<Item> {
  items: Item[];
  nextCursor: string | null;
}

/** A list that is read page by page. */
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
 * Something an administrator does. Whatever is on the page is read again afterwards, for one deed often shows in several
 * places. It is not waited for: what was read may take the part away that is still to say that it is done.
 */
export function useDeed<Input = void, Output = unknown>(act: (input: Input) => Promise<Output>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['admin'] });
    },
  });
}
