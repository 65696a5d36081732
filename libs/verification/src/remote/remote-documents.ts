import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import type { RemoteRefusal } from '../vocabulary.js';
import { Network } from './network.js';

const longestUrl = 2_000;
const mostRedirects = 3;
/** The largest document is a badge as a picture. Counted after decompression. */
const mostBytes = 1024 * 1024;
const redirects = new Set([301, 302, 303, 307, 308]);
/** All names of JSON, JWTs and pictures. Hosts that do not know better send other types, so the content decides. */
const acceptedTypes =
  /^(?:application\/(?:[\w.-]+\+)*(?:json|jwt|did)|application\/(?:vc|octet-stream)|text\/plain|image\/(?:png|svg\+xml))$/;
const wishes =
  'application/vc+ld+json, application/ld+json, application/json, application/did+json, application/vc+jwt, image/png, image/svg+xml';

/**
 * Reads documents that strangers name: only by https, from public addresses, within limits of time and size. The
 * connection goes to the address that was checked, so a name that changes its address meanwhile gains nothing. Every
 * redirect is checked like a first request. Nothing of ours is sent: no cookie, no authorization, no referrer.
 */
@Injectable()
export class RemoteDocuments {
  constructor(private readonly network: Network) {}

  /** The time limit for all reading of one verification. */
  limit(): AbortSignal {
    return AbortSignal.timeout(this.network.timeLimitMs);
  }

  /**
   * Returns the document at an address, as it was sent.
   * @param signal from {@link limit}, shared by all reading of one verification.
   * @throws DomainError `remote.…`: `address-refused`, `unreachable`, `too-slow`, `too-large`, `answer-refused`.
   */
  async read(url: string, signal: AbortSignal): Promise<Buffer> {
    let next = this.judged(url);
    for (let hop = 0; hop <= mostRedirects; hop += 1) {
      const answer = await this.ask(next, signal);
      if ('body' in answer) return answer.body;
      next = this.judged(answer.location, next);
    }
    throw refusal('answer-refused', `${shown(url)} redirects more than ${mostRedirects} times.`);
  }

  /** Checks an address, before its name is resolved. */
  private judged(given: string, base?: URL): URL {
    const url = given.length <= longestUrl && URL.canParse(given, base?.href) ? new URL(given, base) : null;
    if (url === null)
      throw refusal('address-refused', `${shown(given)} is not a valid address. Enter one that begins with https://.`);
    if (url.protocol !== 'https:')
      throw refusal(
        'address-refused',
        `Laurel did not read ${shown(url.href)}: only addresses that begin with https:// are allowed.`,
      );
    if (url.username !== '' || url.password !== '')
      throw refusal('address-refused', 'Laurel does not read addresses with a user name or a password.');
    if (isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0)
      throw refusal('address-refused', `Laurel did not read ${shown(url.href)}: use the name of a host, not a number.`);
    if (!this.network.admitsPort(Number(url.port || 443)))
      throw refusal('address-refused', `Laurel did not read ${shown(url.href)}: only the usual https port is allowed.`);
    return url;
  }

  private async ask(url: URL, signal: AbortSignal): Promise<{ body: Buffer } | { location: string }> {
    try {
      const addresses = await this.publicAddressesOf(url, signal);
      const response = await this.respond(url, addresses, signal);
      try {
        return await take(url, response);
      } finally {
        response.destroy();
      }
    } catch (error) {
      if (error instanceof DomainError) throw error;
      if (signal.aborted) throw refusal('too-slow', `${shown(url.href)} did not answer in time.`);
      throw refusal('unreachable', `${shown(url.href)} could not be reached by a secure connection.`);
    }
  }

  /** Resolves a name. All of its addresses must be public: a private one shows that the name is not for the public. */
  private async publicAddressesOf({ hostname }: URL, signal: AbortSignal): Promise<string[]> {
    signal.throwIfAborted();
    const addresses = await this.network.addressesOf(hostname, signal);
    signal.throwIfAborted();
    if (addresses.length === 0) throw refusal('unreachable', `No host named ${shown(hostname)} was found.`);
    if (!addresses.every((address) => this.network.admitsAddress(address)))
      throw refusal('address-refused', `Laurel did not read ${shown(hostname)}: it is not on the public internet.`);
    return addresses;
  }

  private respond(url: URL, addresses: string[], signal: AbortSignal): Promise<IncomingMessage> {
    const lookup: LookupFunction = (_host, { all }, done) => {
      const found = addresses.map((address) => ({ address, family: isIP(address) }));
      if (all === true) done(null, found);
      else done(null, found[0]!.address, found[0]!.family);
    };
    return new Promise((resolve, reject) => {
      request(url, {
        lookup,
        signal,
        ca: this.network.authorities,
        rejectUnauthorized: true, // whatever NODE_TLS_REJECT_UNAUTHORIZED says
        agent: false,
        maxHeaderSize: 16 * 1024,
        headers: { accept: wishes, 'accept-encoding': 'gzip', 'user-agent': 'Laurel (verification of Open Badges)' },
      })
        .on('response', resolve)
        .on('error', reject)
        .end();
    });
  }
}

async function take(url: URL, response: IncomingMessage): Promise<{ body: Buffer } | { location: string }> {
  const { statusCode = 0, headers } = response;
  if (redirects.has(statusCode) && headers.location !== undefined) return { location: headers.location };
  if (statusCode !== 200) throw refusal('answer-refused', `${shown(url.href)} answered with the status ${statusCode}.`);
  const type = (headers['content-type'] ?? 'application/octet-stream').split(';')[0]!.trim().toLowerCase();
  if (!acceptedTypes.test(type))
    throw refusal(
      'answer-refused',
      `${shown(url.href)} answered with ${shown(type)}, which is not a credential: neither JSON nor a PNG or SVG.`,
    );
  return { body: await bounded(url, decoded(url, response)) };
}

function decoded(url: URL, response: IncomingMessage): Readable {
  const encoding = (response.headers['content-encoding'] ?? 'identity').toLowerCase();
  if (encoding === 'identity') return response;
  // The reader of this stream gets the errors of both.
  if (encoding === 'gzip' || encoding === 'x-gzip') return pipeline(response, createGunzip(), () => undefined);
  throw refusal('answer-refused', `${shown(url.href)} answered in an encoding that Laurel did not ask for.`);
}

async function bounded(url: URL, stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostBytes)
      throw refusal(
        'too-large',
        `${shown(url.href)} answered with more than ${mostBytes / 1024 / 1024} MB, which no badge needs.`,
      );
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function refusal(reason: RemoteRefusal, sentence: string): DomainError {
  return new DomainError('invalid', `remote.${reason}`, sentence, { errors: [{ pointer: '/url', detail: sentence }] });
}

/** A stranger's text for a sentence, with its length limited. */
function shown(text: string): string {
  return text.length <= 200 ? text : `${text.slice(0, 199)}…`;
}
