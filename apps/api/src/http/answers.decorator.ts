import { applyDecorators, HttpCode, SerializeOptions } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';

interface AnswerOptions {
  /** HTTP status of success; 200 unless told. */
  status?: number;
  /** What the operation does, in one sentence, for the API's readers. */
  summary: string;
}

/** What a handler answers with: the schema that its result is cut to, its status, its line in the API's documentation. */
export function Answers(schema: z.ZodType, { status = 200, summary }: AnswerOptions): MethodDecorator {
  return applyDecorators(
    HttpCode(status),
    SerializeOptions({ schema }),
    ApiOperation({ summary }),
    ApiResponse({ status, description: 'Success.', standardSchema: schema }),
  );
}

/** A handler that answers with nothing but its status, 204. */
export function AnswersNothing({ summary }: { summary: string }): MethodDecorator {
  return applyDecorators(HttpCode(204), ApiOperation({ summary }), ApiResponse({ status: 204, description: 'Done; no content.' }));
}
