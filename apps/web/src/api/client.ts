import createClient from 'openapi-fetch';
import { noteUnanswered } from '../offline/connection';
import { firstAnswer } from './first-answers';
import { type Problem, Refused, Unreachable } from './problem';
import { programHeader } from './program';
import type { paths } from './schema';

/**
 * The API client, typed by the API's own description. The browser caches nothing: an ETag is the revision for `If-
 * Match`, and parts of an answer can change without it, for example days left.
 */
export const api = createClient<paths>({
  baseUrl: '/',
  credentials: 'same-origin',
  cache: 'no-store',
  fetch: (request) => firstAnswer(request) ?? fetch(request),
});

api.use({
  onRequest({ request }) {
    for (const [name, value] of Object.entries(programHeader())) request.headers.set(name, value);
  },
});

interface Answer<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/** The API's answer. @throws Refused with the problem document; Unreachable when there was no answer. */
export async function answerOf<Data>(request: Promise<Answer<Data>>): Promise<Data> {
  const { data } = await settled(request);
  return data as Data;
}

/** Like {@link answerOf}, with the ETag that an edit sends back. */
export async function taggedAnswerOf<Data>(request: Promise<Answer<Data>>): Promise<{ data: Data; etag: string }> {
  const { data, response } = await settled(request);
  return { data: data as Data, etag: response.headers.get('etag') ?? '' };
}

async function settled<Data>(request: Promise<Answer<Data>>): Promise<Answer<Data>> {
  const answer = await request.catch(() => {
    void noteUnanswered();
    throw new Unreachable();
  });
  if (answer.response.ok) return answer;
  throw new Refused(
    isProblem(answer.error)
      ? answer.error
      : { status: answer.response.status, code: 'server.error', title: 'Laurel had a problem. Please try again.' },
  );
}

function isProblem(error: unknown): error is Problem {
  return typeof error === 'object' && error !== null && 'code' in error && 'status' in error;
}
