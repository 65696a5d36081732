import { Body, Controller, Ip, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import type { z } from 'zod';
import { VerificationInput, VerificationReport } from '#contracts';
import { DomainError } from '#kernel';
import { VerifyBadge } from '#verification';
import { Public } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { readBody } from '../http/read-body.js';

const mostBytes = 1024 * 1024;
const anyFile = 'application/octet-stream';

/** Verification for everyone, of badges of any issuer. */
@ApiTags('open badges')
@Controller('v1/verifications')
export class VerificationController {
  constructor(private readonly verifyBadge: VerifyBadge) {}

  @Post()
  @Public()
  @Answers(VerificationReport, {
    summary: 'Verify an Open Badges 3.0 credential of any issuer, by its address or as text. Nothing is stored.',
  })
  verify(
    @Body({ schema: VerificationInput }) { url, document }: z.infer<typeof VerificationInput>,
    @Ip() address: string,
  ) {
    return this.verifyBadge.run({ badge: url === undefined ? { document: document! } : { url }, address });
  }

  @Post('file')
  @Public()
  @ApiConsumes(anyFile)
  @ApiBody({
    schema: { type: 'string', format: 'binary' },
    required: true,
    description: 'JSON, a JWT, or a PNG or SVG with the credential inside, up to 1 MB.',
  })
  @Answers(VerificationReport, {
    summary: 'Verify a credential in a file with any name: JSON, a JWT, or a PNG or SVG with the credential inside.',
  })
  async verifyFile(@Req() request: Request, @Ip() address: string) {
    if (!request.is(anyFile))
      throw new DomainError(
        'unsupported-type',
        'request.unsupported-type',
        `Send the file itself as ${anyFile}. Its content decides what it is.`,
      );
    return this.verifyBadge.run({ badge: { file: await readBody(request, mostBytes) }, address });
  }
}
