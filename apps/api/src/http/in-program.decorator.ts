import { createParamDecorator, type ExecutionContext, Injectable, type PipeTransform } from '@nestjs/common';
import { ProgramQueries } from '#programs';

@Injectable()
class ProgramPipe implements PipeTransform<unknown, Promise<string>> {
  constructor(private readonly programs: ProgramQueries) {}

  async transform(): Promise<string> {
    return (await this.programs.standard()).id;
  }
}

const request = createParamDecorator((_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest());

/** The id of the program that the request is about. */
export const InProgram = (): ParameterDecorator => request(ProgramPipe);
