import { applyDecorators, HttpCode, SerializeOptions } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';

interface AnswerOptions {
  /** HTTP status of success; 200 unless told. */
  status?: number;
  /** What the operation does, in one sentence, for the API's readers. */
  summary: string;
}

/** A handler that returns, sooner or later, what the schema takes. */
type HandlerOf<Schema extends z.ZodType> = (...input: never[]) => z.input<Schema> | Promise<z.input<Schema>>;

/**
 * What a handler answers with: the schema that its result is cut to, its status, its line in the API's documentation.
 * A handler that returns something else does not compile.
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

/** A handler that answers with nothing but its status, 204. */
export function AnswersNothing({ summary }: { summary: string }): MethodDecorator {
  return applyDecorators(
    HttpCode(204),
    ApiOperation({ summary }),
    ApiResponse({ status: 204, description: 'Done; no content.' }),
  );
}
