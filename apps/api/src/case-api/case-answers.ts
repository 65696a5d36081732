import { Param, type PipeTransform } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse } from '@nestjs/swagger';
import type { Response } from 'express';
import type { z } from 'zod';
import { caseIdentifierForm } from '#catalog/vocabulary';
import { CaseStatusInfo } from '#contracts';
import { DomainError } from '#kernel';

class IdentifierPipe implements PipeTransform<string, string> {
  transform(identifier: string): string {
    if (caseIdentifierForm.test(identifier)) return identifier;
    throw new DomainError('invalid', 'case.identifier', 'This is not a UUID.');
  }
}

/** The identifier in the path. */
export const SourcedId = (): ParameterDecorator => (target, key, index) => {
  const handler = Object.getOwnPropertyDescriptor(target, key!)!;
  ApiParam({ name: 'sourcedId', schema: { type: 'string', format: 'uuid' } })(target, key!, handler);
  Param('sourcedId', IdentifierPipe)(target, key, index);
};

/** What an address answers, in the words of the specification. */
export const Gives =
  (schema: z.ZodType, summary: string): MethodDecorator =>
  (target, key, handler) => {
    ApiOperation({ summary })(target, key, handler);
    ApiResponse({ status: 200, description: 'Success.', standardSchema: schema })(target, key, handler);
    for (const [status, description] of [
      [400, 'A parameter is wrong.'],
      [404, 'Nothing has this identifier.'],
    ] as const)
      ApiResponse({ status, description, standardSchema: CaseStatusInfo })(target, key, handler);
  };

/** Sends an answer whole: anyone may read it, from any page. */
export function send(response: Response, answer: object): void {
  response.set({ 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'public, max-age=60' });
  response.type('application/json').send(JSON.stringify(answer));
}
