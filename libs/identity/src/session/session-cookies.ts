import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIGURATION, type Configuration } from '#config';
import { sessionSecret } from '../auth/secret-keys.js';
import { sessionCookieName, sessionTokenIn, signSessionToken } from './cookie-signature.js';

/** A session that has just begun, and the `Set-Cookie` headers that give it to the browser. */
export interface OpenedSession {
  token: string;
  setCookies: string[];
}

/** The session cookie of this installation: its name, its signature, its end. */
@Injectable()
export class SessionCookies {
  readonly name: string;
  private readonly secret: string;
  private readonly attributes: string;

  constructor(@Inject(CONFIGURATION) configuration: Configuration) {
    this.name = sessionCookieName(configuration.publicUrl);
    this.secret = sessionSecret(configuration);
    this.attributes = `Path=/; HttpOnly; SameSite=Lax${configuration.publicUrl.startsWith('https:') ? '; Secure' : ''}`;
  }

  /** The session token that a request brings, as far as its signature tells; null without one. */
  tokenIn(request: Pick<IncomingMessage, 'headers'>): string | null {
    return sessionTokenIn(request.headers.cookie, this.name, this.secret);
  }

  /** Of the `Set-Cookie` headers that better-auth gives, those that set a session, and its token. */
  setIn(setCookies: readonly string[]): OpenedSession {
    const ours = setCookies.filter((cookie) => cookie.startsWith(`${this.name}=`));
    const token = sessionTokenIn(ours.at(-1)?.split(';')[0], this.name, this.secret);
    if (token === null) throw new Error('better-auth opened no session.');
    return { token, setCookies: ours };
  }

  /** `name=value` as a browser sends it for a session with this token. */
  pairFor(token: string): string {
    return `${this.name}=${signSessionToken(token, this.secret)}`;
  }

  /** The `Set-Cookie` header that takes the cookie from the browser. */
  get removal(): string {
    return `${this.name}=; Max-Age=0; ${this.attributes}`;
  }
}
