import { type ArgumentMetadata, Injectable, type PipeTransform, StandardSchemaValidationPipe } from '@nestjs/common';
import { DomainError, type FieldError } from '#kernel';

interface Issue {
  message: string;
  path?: readonly (PropertyKey | { key: PropertyKey })[];
}

/**
 * Validates input against the schemas of `@Body({ schema })`, `@Query({ schema })` and `@Param({ schema })`. For every
 * fault, it says where it is and what would be accepted.
 */
@Injectable()
export class ValidationPipe implements PipeTransform {
  transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const refuse = (issues: readonly Issue[]): DomainError =>
      new DomainError('invalid', 'request.invalid', 'The input is not valid. Each fault is listed with its place.', {
        errors: issues.map((issue) => toFieldError(issue, metadata)),
      });
    const pipe = new StandardSchemaValidationPipe({ exceptionFactory: (issues) => refuse(issues as readonly Issue[]) });
    return pipe.transform(metadata.type === 'body' ? (value ?? {}) : value, metadata);
  }
}

function toFieldError(issue: Issue, { type, data }: ArgumentMetadata): FieldError {
  const path = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part));
  const detail = issue.message;
  if (type === 'query') return { pointer: `?${path.join('.')}`, detail };
  if (type === 'param') return { pointer: `path:${path.join('.') || String(data ?? '')}`, detail };
  return { pointer: path.map((part) => `/${part.replace(/~/g, '~0').replace(/\//g, '~1')}`).join(''), detail };
}
