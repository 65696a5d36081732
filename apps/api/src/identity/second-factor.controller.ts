import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { BegunSecondFactor, CodeRequest, PasswordRequest, SessionView } from '#contracts';
import {
  BeginSecondFactor,
  ConfirmSecondFactor,
  type PersonActor,
  programNamedIn,
  RemoveSecondFactor,
  SessionCookies,
  SessionQueries,
} from '#identity';
import { Person, Require } from '../http/access.decorators.js';
import { Answers, AnswersNothing } from '../http/answers.decorator.js';
import { NeverKept } from '../http/idempotency.interceptor.js';

/** The signed-in person's second factor: codes of an authenticator app (TOTP). */
@ApiTags('session')
@Controller('v1/second-factor')
export class SecondFactorController {
  constructor(
    private readonly beginning: BeginSecondFactor,
    private readonly confirming: ConfirmSecondFactor,
    private readonly removing: RemoveSecondFactor,
    private readonly sessions: SessionQueries,
    private readonly cookies: SessionCookies,
  ) {}

  @Post()
  @Require('profile:own')
  @NeverKept()
  @Answers(BegunSecondFactor, {
    status: 201,
    summary: 'Begin to set up a second factor. Sign-in does not ask for it until you confirm it.',
  })
  beginSecondFactor(
    @Person() actor: PersonActor,
    @Req() request: Request,
    @Body({ schema: PasswordRequest }) { password }: z.infer<typeof PasswordRequest>,
  ) {
    return this.beginning.run({ actor, token: this.tokenOf(request), password });
  }

  @Post('confirmation')
  @Require('profile:own')
  @NeverKept()
  @Answers(SessionView, {
    summary: 'Turn on the second factor with a first code. Other sessions end; this one gets a new cookie.',
  })
  async confirmSecondFactor(
    @Person() actor: PersonActor,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Body({ schema: CodeRequest }) { code }: z.infer<typeof CodeRequest>,
  ) {
    const { token, setCookies } = await this.confirming.run({ actor, token: this.tokenOf(request), code });
    response.append('Set-Cookie', setCookies);
    return this.sessions.byToken(token, programNamedIn(request));
  }

  @Post('removal')
  @Require('profile:own')
  @NeverKept()
  @AnswersNothing({ summary: 'Remove your second factor. Roles that require one are withheld from then on.' })
  async removeSecondFactor(
    @Person() actor: PersonActor,
    @Body({ schema: PasswordRequest }) { password }: z.infer<typeof PasswordRequest>,
  ): Promise<void> {
    await this.removing.run({ actor, password });
  }

  /** A person always has a session cookie: clients lack `profile:own`. */
  private tokenOf(request: Request): string {
    return this.cookies.tokenIn(request)!;
  }
}
