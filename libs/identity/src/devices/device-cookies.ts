import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIGURATION, type Configuration } from '#config';
import { cookieValue, sessionCookiePrefix } from '../session/cookie-signature.js';
import { deviceDays } from './device.policy.js';

/** The cookie by which a browser is known again. Scripts cannot read it. */
@Injectable()
export class DeviceCookies {
  readonly name: string;
  private readonly attributes: string;

  constructor(@Inject(CONFIGURATION) { publicUrl }: Configuration) {
    this.name = `${sessionCookiePrefix(publicUrl)}.device`;
    const secure = publicUrl.startsWith('https:') ? '; Secure' : '';
    this.attributes = `Max-Age=${deviceDays * 24 * 60 * 60}; Path=/; HttpOnly; SameSite=Lax${secure}`;
  }

  /** The token in a request, or null. */
  tokenIn(request: Pick<IncomingMessage, 'headers'>): string | null {
    const token = cookieValue(request.headers.cookie, this.name);
    return token !== null && /^[\w-]{43}$/.test(token) ? token : null;
  }

  /** The `Set-Cookie` header that makes the browser keep the token. */
  set(token: string): string {
    return `${this.name}=${token}; ${this.attributes}`;
  }
}
