import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';

/** The phrases that reviewers share at the outcomes of a review. Nobody's name comes with them. */
export const sharedPhrasesQuery = (reviewId: string) =>
  queryOptions({
    queryKey: ['shared-phrases', reviewId],
    queryFn: async () =>
      (await answerOf(api.GET('/v1/reviews/{reviewId}/shared-phrases', { params: { path: { reviewId } } }))).items,
  });

function useOnShared<Input, Output>(act: (input: Input) => Promise<Output>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSettled: () => queries.invalidateQueries({ queryKey: ['shared-phrases'] }),
  });
}

export const useSharePhrase = (reviewId: string) =>
  useOnShared((body: { phraseId: string; outcomeId: string }) =>
    answerOf(api.POST('/v1/reviews/{reviewId}/shared-phrases', { params: { path: { reviewId } }, body })),
  );

export const useWithdrawPhrase = () =>
  useOnShared((phraseId: string) =>
    answerOf(api.DELETE('/v1/shared-phrases/{phraseId}', { params: { path: { phraseId } } })),
  );
