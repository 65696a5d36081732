import { describe, expect, it } from '@jest/globals';
import { Clock } from '#kernel';
import { SignedLinks } from './signed-links.js';

class StandingClock extends Clock {
  constructor(private at: string) {
    super();
  }
  now(): Date {
    return new Date(this.at);
  }
  set(at: string): void {
    this.at = at;
  }
}

const path = '/v1/files/0197a3c0-0000-7000-8000-000000000000/content';
const expiresAt = new Date('2026-07-10T12:05:00Z');

function aSignedLink() {
  const clock = new StandingClock('2026-07-10T12:00:00Z');
  const links = new SignedLinks({ secret: 'a secret of at least 32 characters' }, clock);
  const url = new URL(links.sign(path, expiresAt), 'http://localhost');
  return { clock, links, expires: url.searchParams.get('expires')!, signature: url.searchParams.get('signature')! };
}

const invalid = expect.objectContaining({ kind: 'forbidden', code: 'link.invalid' });

describe('a signed link', () => {
  it('opens its path until it expires', () => {
    const { links, expires, signature, clock } = aSignedLink();

    expect(() => links.verify(path, { expires, signature })).not.toThrow();

    clock.set('2026-07-10T12:04:59.999Z');
    expect(() => links.verify(path, { expires, signature })).not.toThrow();
  });

  it('is expired from the second of its expiry', () => {
    const { links, expires, signature, clock } = aSignedLink();

    clock.set('2026-07-10T12:05:00Z');

    expect(() => links.verify(path, { expires, signature })).toThrow(
      expect.objectContaining({ kind: 'gone', code: 'link.expired' }),
    );
  });

  it.each([
    ['another path', (link: ReturnType<typeof aSignedLink>) => ({ ...link, path: path.replace('0000', '0001') })],
    ['a longer path', (link) => ({ ...link, path: `${path}/more` })],
    ['a later expiry', (link) => ({ ...link, expires: String(Number(link.expires) + 1) })],
    ['an expiry that is not a number', (link) => ({ ...link, expires: 'never' })],
    [
      'an expiry written in another way, with a number appended to the path',
      (link) => ({ ...link, expires: '', path: `${link.expires}\n${path}` }),
    ],
    [
      'one bit changed',
      (link) => ({ ...link, signature: (link.signature.startsWith('A') ? 'B' : 'A') + link.signature.slice(1) }),
    ],
    ['a shorter signature', (link) => ({ ...link, signature: link.signature.slice(0, -4) })],
    ['a longer signature', (link) => ({ ...link, signature: `${link.signature}AAAA` })],
    ['no signature', (link) => ({ ...link, signature: '' })],
    ['the same signature in another spelling', (link) => ({ ...link, signature: `${link.signature}=` })],
  ] as [string, (link: ReturnType<typeof aSignedLink>) => { expires: string; signature: string; path?: string }][])(
    'is refused with %s',
    (_, tamper) => {
      const { links, ...link } = aSignedLink();

      const tampered = tamper({ links, ...link });

      expect(() => links.verify(tampered.path ?? path, tampered)).toThrow(invalid);
    },
  );

  it('is refused by an installation with another secret', () => {
    const { expires, signature, clock } = aSignedLink();
    const elsewhere = new SignedLinks({ secret: 'another secret, also long enough' }, clock);

    expect(() => elsewhere.verify(path, { expires, signature })).toThrow(invalid);
  });

  it('is made for a bare path only', () => {
    const { links } = aSignedLink();

    expect(() => links.sign(`${path}?download=1`, expiresAt)).toThrow(TypeError);
    expect(() => links.sign('https://elsewhere.example.org/', expiresAt)).toThrow(TypeError);
  });
});
