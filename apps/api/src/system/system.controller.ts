import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { System } from '#contracts';
import { SystemConditions } from '#watch';
import { Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';

@ApiTags('system')
@Controller('v1/system')
@Require('system:read')
export class SystemController {
  constructor(private readonly conditions: SystemConditions) {}

  @Get()
  @Answers(System, { summary: 'How each part of Laurel is, since when, and what to do about it.' })
  async readSystem() {
    return { conditions: await this.conditions.look() };
  }
}
