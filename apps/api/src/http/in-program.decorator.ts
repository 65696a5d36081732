import { createParamDecorator, type ExecutionContext, Injectable, type PipeTransform } from '@nestjs/common';
import { programNamedIn } from '#identity';
import { ProgramQueries } from '#programs';
import type { ActorRequest } from './access.decorators.js';

@Injectable()
class ProgramPipe implements PipeTransform<ActorRequest, Promise<string>> {
  constructor(private readonly programs: ProgramQueries) {}

  async transform(request: ActorRequest): Promise<string> {
    if (request.actor !== undefined) return request.actor.programId;
    const code = programNamedIn(request);
    return (code === null ? await this.programs.standard() : await this.programs.withCode(code)).id;
  }
}

const request = createParamDecorator((_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest());

/**
 * The id of the program that the request is about: the actor's; on public pages the one that the request names, or else
 * the first that there was.
 */
export const InProgram = (): ParameterDecorator => request(ProgramPipe);
