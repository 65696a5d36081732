import { Body, Controller, Ip, Post, Put, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import type { z } from 'zod';
import { ChangePasswordRequest, PasswordResetCompletion, PasswordResetRequest } from '#contracts';
import { ChangePassword, type PersonActor, RequestPasswordReset, ResetPassword, SessionCookies } from '#identity';
import { Person, Public, Require } from '../http/access.decorators.js';
import { AnswersNothing } from '../http/answers.decorator.js';

/** The actor's password: change it, or reset it when it is forgotten. */
@ApiTags('session')
@Controller('v1')
export class PasswordController {
  constructor(
    private readonly changing: ChangePassword,
    private readonly requesting: RequestPasswordReset,
    private readonly resetting: ResetPassword,
    private readonly cookies: SessionCookies,
  ) {}

  @Put('password')
  @Require('profile:own')
  @AnswersNothing({ summary: 'Change your password. Your other sessions end.' })
  async changePassword(
    @Person() actor: PersonActor,
    @Req() request: Request,
    @Body({ schema: ChangePasswordRequest }) passwords: z.infer<typeof ChangePasswordRequest>,
  ): Promise<void> {
    await this.changing.run({ actor, token: this.cookies.tokenIn(request)!, ...passwords });
  }

  @Post('password-resets')
  @Public()
  @AnswersNothing({
    summary:
      'Request a link to set a new password. The response is the same whether the address has an account or not.',
  })
  async requestPasswordReset(
    @Body({ schema: PasswordResetRequest }) { email }: z.infer<typeof PasswordResetRequest>,
    @Ip() address: string,
  ): Promise<void> {
    await this.requesting.run({ email, address });
  }

  @Post('password-resets/completion')
  @Public()
  @AnswersNothing({ summary: 'Set a new password with the token of a mailed link. All sessions end.' })
  async resetPassword(
    @Body({ schema: PasswordResetCompletion }) reset: z.infer<typeof PasswordResetCompletion>,
    @Ip() address: string,
  ): Promise<void> {
    await this.resetting.run({ ...reset, address });
  }
}
