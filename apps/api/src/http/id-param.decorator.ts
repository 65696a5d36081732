import { Param } from '@nestjs/common';
import { Id } from '#contracts';

/** An id in the path. Anything but a UUID is refused, with the name of the parameter. */
export const IdParam = (name: string): ParameterDecorator => Param(name, { schema: Id });
