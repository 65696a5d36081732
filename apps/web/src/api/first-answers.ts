declare global {
  interface Window {
    /** What first-requests.ts has asked for, by path and search. */
    firstAnswers?: Map<string, Promise<Response>>;
  }
}

/**
 * The answer to a request made before the app loaded, usable once. Any request that changes something discards the
 * rest.
 */
export function firstAnswer({ method, url }: Request): Promise<Response> | undefined {
  const answers = window.firstAnswers;
  if (method !== 'GET') answers?.clear();
  const path = url.slice(window.location.origin.length);
  const answer = answers?.get(path);
  answers?.delete(path);
  return answer;
}
