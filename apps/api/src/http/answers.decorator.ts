import { applyDecorators, HttpCode, SerializeOptions } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';

interface AnswerOptions {
  /** The HTTP status of success. Default 200. */
  status?: number;
  /** What the operation does, in one sentence, for readers of the API's documentation. */
  summary: string;
}

/** A handler that returns the input of the schema, or a promise of it. */
type HandlerOf<Schema extends z.ZodType> = (...input: never[]) => z.input<Schema> | Promise<z.input<Schema>>;

/**
 * Declares a handler's response: the schema that its result is cut to, its status, and its summary in the API's
 * documentation. A handler that returns something else does not compile.
 */
export function Answers<Schema extends z.ZodType>(schema: Schema, { status = 200, summary }: AnswerOptions) {
  const decorate = applyDecorators(
    HttpCode(status),
    SerializeOptions({ schema }),
    ApiOperation({ summary }),
    ApiResponse({ status, description: 'Success.', standardSchema: schema }),
  );
  return <Handler extends HandlerOf<Schema>>(
    controller: object,
    name: string | symbol,
    handler: TypedPropertyDescriptor<Handler>,
  ): void => decorate(controller, name, handler);
}

/** A handler whose response has no body: 204. */
export function AnswersNothing({ summary }: { summary: string }): MethodDecorator {
  return applyDecorators(
    HttpCode(204),
    ApiOperation({ summary }),
    ApiResponse({ status: 204, description: 'Done; no content.' }),
  );
}
