/** What a problem document of the API says (RFC 9457). */
export interface Problem {
  status: number;
  code: string;
  title: string;
  detail?: string;
  errors?: { pointer: string; detail: string }[];
  traceId?: string;
  [extension: string]: unknown;
}

/** The API refused, and says why. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'Refused';
  }
}

/** The API was not reached: the line is down, or the server is. */
export class Unreachable extends Error {
  constructor() {
    super('Laurel cannot be reached. Your connection may be down.');
    this.name = 'Unreachable';
  }
}

/** What is wrong with one field, by its JSON pointer, for the message beside it. */
export function fieldError(error: unknown, pointer: string): string | undefined {
  return error instanceof Refused
    ? error.problem.errors?.find((fault) => fault.pointer === pointer)?.detail
    : undefined;
}
