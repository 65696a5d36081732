import { type Refusals, refusalOf } from './auth-refusal.js';

/** What better-auth answers in-process: its result, and the cookies it would set. */
interface Answered<Result> {
  response: Result;
  headers: Headers;
}

/**
 * Calls better-auth in-process.
 * @throws DomainError in place of its own refusals; `instead` says which where a call needs words of its own.
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

/** The headers of a request that brings these cookies (`name=value`, attributes are cut off). */
export function headersWith(...cookies: string[]): Headers {
  return new Headers({ cookie: cookies.map((cookie) => cookie.split(';')[0]!).join('; ') });
}
