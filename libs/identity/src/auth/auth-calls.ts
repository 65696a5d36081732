import { type Refusals, refusalOf } from './auth-refusal.js';

/** The answer of better-auth in-process: its result and its cookies. */
interface Answered<Result> {
  response: Result;
  headers: Headers;
}

/**
 * Calls better-auth in-process.
 * @param instead errors that this call words in its own way, by better-auth's code.
 * @throws DomainError instead of better-auth's errors.
 */
export async function called<Result>(
  call: Promise<Answered<Result>>,
  instead: Refusals = {},
): Promise<{ result: Result; setCookies: string[] }> {
  try {
    const { response, headers } = await call;
    return { result: response, setCookies: headers.getSetCookie() };
  } catch (error) {
    throw await refusalOf(error, instead);
  }
}

/** The headers of a request with these cookies. Their attributes are removed. */
export function headersWith(...cookies: string[]): Headers {
  return new Headers({ cookie: cookies.map((cookie) => cookie.split(';')[0]!).join('; ') });
}
