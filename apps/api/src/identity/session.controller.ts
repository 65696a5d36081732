import { Body, Controller, Delete, Get, Header, Ip, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { SessionView, SignInRequest } from '#contracts';
import {
  DeviceCookies,
  type PersonActor,
  programNamedIn,
  SessionCookies,
  SessionQueries,
  SignIn,
  SignOut,
  SignOutEverywhere,
} from '#identity';
import { Person, Public, Require } from '../http/access.decorators.js';
import { Answers, AnswersNothing } from '../http/answers.decorator.js';

/** Sign-in and sign-out. Only this server reads the session cookie. */
@ApiTags('session')
@Controller('v1')
export class SessionController {
  constructor(
    private readonly signingIn: SignIn,
    private readonly signingOut: SignOut,
    private readonly everywhere: SignOutEverywhere,
    private readonly sessions: SessionQueries,
    private readonly cookies: SessionCookies,
    private readonly devices: DeviceCookies,
  ) {}

  @Post('session')
  @Public()
  @Header('Cache-Control', 'private, no-store')
  @Answers(SessionView, {
    status: 201,
    summary:
      'Sign in with an email address and a password, and a code when a second factor is on. Sets the session cookie, and one by which the browser is known again.',
  })
  async signIn(
    @Body({ schema: SignInRequest }) credentials: z.infer<typeof SignInRequest>,
    @Ip() address: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ) {
    const { token, setCookies } = await this.signingIn.run({
      ...credentials,
      address,
      device: this.devices.tokenIn(request),
    });
    response.append('Set-Cookie', setCookies);
    return this.sessions.byToken(token, programNamedIn(request));
  }

  @Get('session')
  @Require('profile:own')
  @Answers(SessionView, { summary: 'Who is signed in, with which roles, and whether a second factor is on.' })
  currentSession(@Req() request: Request) {
    return this.sessions.byToken(this.cookies.tokenIn(request), programNamedIn(request));
  }

  @Delete('session')
  @Public()
  @AnswersNothing({ summary: 'Sign out: end this session and remove the cookie.' })
  async signOut(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.signingOut.run({ token: this.cookies.tokenIn(request) });
    response.append('Set-Cookie', this.cookies.removal);
  }

  @Delete('sessions')
  @Require('profile:own')
  @AnswersNothing({ summary: 'Sign out everywhere: end all your sessions, on every device.' })
  async signOutEverywhere(@Person() actor: PersonActor, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.everywhere.run({ actor });
    response.append('Set-Cookie', this.cookies.removal);
  }
}
