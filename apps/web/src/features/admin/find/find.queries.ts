import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../../../api/client';

/** The API refuses a shorter text. */
export const shortest = 2;

/** What matches the text. Results of the text before stay until the new ones are there. */
export const findQuery = (text: string) =>
  queryOptions({
    queryKey: ['admin', 'search', text],
    queryFn: ({ signal }) => answerOf(api.GET('/v1/search', { params: { query: { q: text } }, signal })),
    enabled: text.length >= shortest,
    placeholderData: keepPreviousData,
  });
