import { Param } from '@nestjs/common';
import { Id } from '#contracts';

/** The id of a thing in the path: a UUID, or the request is refused with the parameter's name. */
export const IdParam = (name: string): ParameterDecorator => Param(name, { schema: Id });
