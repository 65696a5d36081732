import { Inject, Injectable } from '@nestjs/common';
import { CONFIGURATION, type Configuration } from '#config';
import { AUTH, type AuthOnDemand } from '../auth/auth.js';
import { noRequest } from '../connections/connection-refusals.js';

/** A holder's decision about the request of a backpack. */
interface Decision {
  /** The request that better-auth signed when the backpack sent the holder here. */
  request: string;
  allow: boolean;
  /** The `Cookie` header of the holder's browser. */
  cookie: string | undefined;
}

/** Calls better-auth's authorization endpoint and its consent in-process, under PUBLIC_URL. */
@Injectable()
export class AuthorizationEndpoint {
  constructor(
    @Inject(AUTH) private readonly auth: AuthOnDemand,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /**
   * Returns where the browser goes from the authorization endpoint: to the page where the holder decides, or back to
   * the backpack with a code or an error.
   */
  async authorize(query: string, cookie: string | undefined): Promise<string> {
    const response = await this.call(`/oauth2/authorize?${query}`, { method: 'GET', headers: this.headers(cookie) });
    const location = response.headers.get('location');
    const page = `${this.configuration.publicUrl}/connect?`;
    if (location === null) return `${page}error=invalid_request`;
    // As one parameter: its signature covers every character, and the page's router rewrites parameters.
    const isAsked = location.startsWith(page) && new URLSearchParams(location.slice(page.length)).has('sig');
    return isAsked ? `${page}${new URLSearchParams({ request: location.slice(page.length) }).toString()}` : location;
  }

  /**
   * Passes the holder's decision to better-auth.
   * @returns where the browser goes now: back to the backpack.
   * @throws DomainError `connection.request` (422) when it is not a valid request.
   */
  async answer({ request, allow, cookie }: Decision): Promise<string> {
    const headers = this.headers(cookie);
    headers.set('content-type', 'application/json');
    const response = await this.call('/oauth2/consent', {
      method: 'POST',
      headers,
      body: JSON.stringify({ accept: allow, oauth_query: request }),
    });
    const { url } = (await response.json()) as { url?: string };
    if (!response.ok || url === undefined) throw noRequest();
    return url;
  }

  private headers(cookie: string | undefined): Headers {
    const headers = new Headers({ accept: 'text/html', origin: new URL(this.configuration.publicUrl).origin });
    if (cookie !== undefined) headers.set('cookie', cookie);
    return headers;
  }

  private async call(path: string, init: RequestInit): Promise<Response> {
    const { handler } = await this.auth();
    try {
      return await handler(new Request(`${this.configuration.publicUrl}${path}`, init));
    } catch (error) {
      if ((error as { code?: unknown }).code === '22021') throw noRequest(); // PostgreSQL refuses NUL
      throw error;
    }
  }
}
