/** A problem document of the API (RFC 9457). */
export interface Problem {
  status: number;
  code: string;
  title: string;
  detail?: string;
  errors?: { pointer: string; detail: string }[];
  traceId?: string;
  [extension: string]: unknown;
}

/** The API refused the request and says why. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'Refused';
  }
}

/** The API could not be reached: the connection or the server is down. */
export class Unreachable extends Error {
  constructor() {
    super('Laurel could not be reached. Check your connection and try again.');
    this.name = 'Unreachable';
  }
}

/** Whether the API refused to save because someone else saved another version in the meantime. */
export function isClash(error: unknown): boolean {
  return error instanceof Refused && error.problem.status === 412;
}

/** The error of one field, by its JSON pointer, to show next to the field. */
export function fieldError(error: unknown, pointer: string): string | undefined {
  return error instanceof Refused
    ? error.problem.errors?.find((fault) => fault.pointer === pointer)?.detail
    : undefined;
}

/** The answer, or null where the API says that there is none. */
export async function nullIfMissing<Answer>(answer: Promise<Answer>): Promise<Answer | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Refused && error.problem.status === 404) return null;
    throw error;
  }
}
