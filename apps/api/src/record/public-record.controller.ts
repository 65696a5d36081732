import { Controller, Get, Header, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { ConsistencyProof, Sizes } from '#contracts';
import { Checkpoints, Proofs } from '#record';
import { forever, OpenToAll } from '../badges/open-to-all.decorator.js';
import { Public } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

const Size = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

/** What anyone may check about the record: that it only grew, and that a badge is in it. */
@ApiTags('record')
@Controller('record')
export class PublicRecordController {
  constructor(
    private readonly checkpoints: Checkpoints,
    private readonly proofs: Proofs,
  ) {}

  @Get('checkpoint')
  @OpenToAll({
    summary: 'The latest signed checkpoint of the record. Keep one: later it shows that nothing before it was changed.',
    media: ['text/plain'],
  })
  async readLatest(@Res() response: Response): Promise<void> {
    response.type('text/plain').send((await this.checkpoints.latest()).note);
  }

  @Get('checkpoints/:size')
  @OpenToAll({ summary: 'The signed checkpoint of a size.', media: ['text/plain'], cache: forever })
  async readCheckpoint(@Param('size', { schema: Size }) size: number, @Res() response: Response): Promise<void> {
    response.type('text/plain').send((await this.checkpoints.of(size)).note);
  }

  @Get('consistency')
  @Public()
  @Header('Access-Control-Allow-Origin', '*')
  @Answers(ConsistencyProof, { summary: 'Shows that the record only grew between two checkpoints.' })
  async readConsistency(@Query({ schema: Sizes }) { earlier, later }: z.output<typeof Sizes>) {
    return { earlier, later, path: await this.proofs.consistency(earlier, later) };
  }

  @Get('awards/:awardId')
  @OpenToAll({ summary: 'Shows that the issuing of a badge is in the record.', media: ['application/json'] })
  async proveAward(@IdParam('awardId') awardId: string, @Res() response: Response): Promise<void> {
    response.json(await this.proofs.ofAward(awardId));
  }
}
