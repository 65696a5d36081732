declare global {
  interface Window {
    /** By path and search, what first-requests.ts has asked for. */
    firstAnswers?: Map<string, Promise<Response>>;
  }
}

/** The answer to a request that was made before the program was there, once. Whatever changes something makes the others old. */
export function firstAnswer({ method, url }: Request): Promise<Response> | undefined {
  const answers = window.firstAnswers;
  if (method !== 'GET') answers?.clear();
  const path = url.slice(window.location.origin.length);
  const answer = answers?.get(path);
  answers?.delete(path);
  return answer;
}
