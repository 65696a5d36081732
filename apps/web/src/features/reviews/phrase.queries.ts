import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import type { Phrase } from '../../api/schema';

/** The reviewer's own phrases, newest first. */
export const phrasesQuery = queryOptions({
  queryKey: ['phrases'],
  queryFn: async () => (await answerOf(api.GET('/v1/phrases'))).items,
});

function useOnPhrases<Input, Output>(act: (input: Input) => Promise<Output>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSettled: () => queries.invalidateQueries({ queryKey: phrasesQuery.queryKey }),
  });
}

export const useKeepPhrase = () =>
  useOnPhrases((text: string) => answerOf(api.POST('/v1/phrases', { body: { text } })));

export const useChangePhrase = ({ id: phraseId, revision }: Phrase) =>
  useOnPhrases((text: string) =>
    answerOf(
      api.PUT('/v1/phrases/{phraseId}', {
        params: { path: { phraseId }, header: { 'If-Match': `"${revision}"` } },
        body: { text },
      }),
    ),
  );

export const useRemovePhrase = ({ id: phraseId }: Phrase) =>
  useOnPhrases(() => answerOf(api.DELETE('/v1/phrases/{phraseId}', { params: { path: { phraseId } } })));
