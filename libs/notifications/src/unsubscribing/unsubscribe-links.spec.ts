import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { unsubscribeTopics } from '../vocabulary.js';
import { UnsubscribeLinks } from './unsubscribe-links.js';

const publicUrl = 'https://laurel.example.org';
const [secret, secretPrevious, another] = ['a', 'b', 'c'].map((letter) => letter.repeat(40));
const links = new UnsubscribeLinks({ publicUrl, secret: secret! });
const subscriptions = fc.record({ personId: fc.uuid(), about: fc.constantFrom(...unsubscribeTopics) });

describe('a link that turns mail off', () => {
  it('says whose mail and which, in one path without an address', () => {
    fc.assert(
      fc.property(subscriptions, (subscription) => {
        const token = links.tokenOf(subscription);
        expect(token).toMatch(/^[a-z]+\.[\w-]{22}\.[\w-]{22}$/);
        expect(links.read(token)).toEqual(subscription);
      }),
    );
  });

  it('is in no mail that people must get', () => {
    const personId = '0199c000-0000-7000-8000-000000000001';
    expect(links.urlIn({ personId, kind: 'badge-issued' })).toBe(
      `${publicUrl}/v1/mail/unsubscribe/${links.tokenOf({ personId, about: 'badge' })}`,
    );
    for (const kind of ['password-reset', 'reminder', 'seat-given', 'result-ready'] as const)
      expect(links.urlIn({ personId, kind })).toBeUndefined();
  });

  it('works while its secret is the previous one, and not after that', () => {
    fc.assert(
      fc.property(subscriptions, (subscription) => {
        const token = new UnsubscribeLinks({ publicUrl, secret: secretPrevious! }).tokenOf(subscription);
        expect(new UnsubscribeLinks({ publicUrl, secret: secret!, secretPrevious }).read(token)).toEqual(subscription);
        expect(() =>
          new UnsubscribeLinks({ publicUrl, secret: secret!, secretPrevious: another }).read(token),
        ).toThrow();
      }),
    );
  });

  it('is refused when anything in it was changed', () => {
    fc.assert(
      fc.property(subscriptions, fc.nat(), fc.constantFrom('a', 'B', '0', '.', '_'), (subscription, place, other) => {
        const token = links.tokenOf(subscription);
        const at = place % token.length;
        const changed = token.slice(0, at) + other + token.slice(at + 1);
        fc.pre(changed !== token);
        expect(() => links.read(changed)).toThrow(expect.objectContaining({ code: 'unsubscribe.invalid' }));
      }),
    );
    for (const wrong of [
      '',
      '.',
      '..',
      'badge',
      'seat.x.y',
      `${links.tokenOf({ personId: another!, about: 'badge' })}.x`,
    ])
      expect(() => links.read(wrong)).toThrow(expect.objectContaining({ code: 'unsubscribe.invalid' }));
  });
});
