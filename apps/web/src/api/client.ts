import createClient from 'openapi-fetch';
import { firstAnswer } from './first-answers';
import { type Problem, Refused, Unreachable } from './problem';
import type { paths } from './schema';

/**
 * The API, typed by its own description. The browser keeps no copies: an ETag of the API is the revision for `If-Match`,
 * and stays while what goes with time or with a check does not.
 */
export const api = createClient<paths>({
  baseUrl: '/',
  credentials: 'same-origin',
  cache: 'no-store',
  fetch: (request) => firstAnswer(request) ?? fetch(request),
});

interface Answer<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/**
 * What the API answered.
 * @throws Refused with the problem document; Unreachable when there was no answer at all.
 */
export async function answerOf<Data>(request: Promise<Answer<Data>>): Promise<Data> {
  const { data } = await settled(request);
  return data as Data;
}

/** Like {@link answerOf}, with the ETag that an edit has to send back. */
export async function taggedAnswerOf<Data>(request: Promise<Answer<Data>>): Promise<{ data: Data; etag: string }> {
  const { data, response } = await settled(request);
  return { data: data as Data, etag: response.headers.get('etag') ?? '' };
}

async function settled<Data>(request: Promise<Answer<Data>>): Promise<Answer<Data>> {
  const answer = await request.catch(() => {
    throw new Unreachable();
  });
  if (answer.response.ok) return answer;
  throw new Refused(
    isProblem(answer.error)
      ? answer.error
      : { status: answer.response.status, code: 'server.error', title: 'The server did not answer as expected.' },
  );
}

function isProblem(error: unknown): error is Problem {
  return typeof error === 'object' && error !== null && 'code' in error && 'status' in error;
}
