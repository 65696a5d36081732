import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIGURATION, type Configuration } from '#config';
import { sessionSecret } from '../auth/secret-keys.js';
import { sessionCookieName, sessionTokenIn, signSessionToken } from './cookie-signature.js';

/** A new session, and the `Set-Cookie` headers that pass it to the browser. */
export interface OpenedSession {
  token: string;
  setCookies: string[];
}

/** The session cookie of this installation: its name, its signature, its removal. */
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

  /** The session token of a request, if its signature is valid; otherwise null. */
  tokenIn(request: Pick<IncomingMessage, 'headers'>): string | null {
    return sessionTokenIn(request.headers.cookie, this.name, this.secret);
  }

  /** Finds the session in the `Set-Cookie` headers of better-auth: its token, and the headers that set it. */
  setIn(setCookies: readonly string[]): OpenedSession {
    const ours = setCookies.filter((cookie) => cookie.startsWith(`${this.name}=`));
    const token = sessionTokenIn(ours.at(-1)?.split(';')[0], this.name, this.secret);
    if (token === null) throw new Error('better-auth opened no session.');
    return { token, setCookies: ours };
  }

  /** `name=value`, as a browser sends the session with this token. */
  pairFor(token: string): string {
    return `${this.name}=${signSessionToken(token, this.secret)}`;
  }

  /** The `Set-Cookie` header that removes the cookie from the browser. */
  get removal(): string {
    return `${this.name}=; Max-Age=0; ${this.attributes}`;
  }
}
