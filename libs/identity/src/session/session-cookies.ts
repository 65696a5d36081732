import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIGURATION, type Configuration } from '#config';
import { sessionSecrets } from '../auth/secret-keys.js';
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
  /** The first signs; all of them are accepted. */
  private readonly secrets: [string, ...string[]];
  private readonly attributes: string;

  constructor(@Inject(CONFIGURATION) configuration: Configuration) {
    this.name = sessionCookieName(configuration.publicUrl);
    this.secrets = sessionSecrets(configuration);
    this.attributes = `Path=/; HttpOnly; SameSite=Lax${configuration.publicUrl.startsWith('https:') ? '; Secure' : ''}`;
  }

  /** The session token of a request, if its signature is valid; otherwise null. */
  tokenIn(request: Pick<IncomingMessage, 'headers'>): string | null {
    return this.tokenOf(request.headers.cookie);
  }

  /** Finds the session in the `Set-Cookie` headers of better-auth: its token, and the headers that set it. */
  setIn(setCookies: readonly string[]): OpenedSession {
    const ours = setCookies.filter((cookie) => cookie.startsWith(`${this.name}=`));
    const token = this.tokenOf(ours.at(-1)?.split(';')[0]);
    if (token === null) throw new Error('better-auth opened no session.');
    return { token, setCookies: ours };
  }

  /** `name=value`, as a browser sends the session with this token. */
  pairFor(token: string): string {
    return `${this.name}=${signSessionToken(token, this.secrets[0])}`;
  }

  private tokenOf(cookies: string | undefined): string | null {
    for (const secret of this.secrets) {
      const token = sessionTokenIn(cookies, this.name, secret);
      if (token !== null) return token;
    }
    return null;
  }

  /** The `Set-Cookie` header that removes the cookie from the browser. */
  get removal(): string {
    return `${this.name}=; Max-Age=0; ${this.attributes}`;
  }
}
