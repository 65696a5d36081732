import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIGURATION, type Configuration, secretsOf } from '#config';
import { DomainError } from '#kernel';
import type { Message } from '../message.entity.js';
import { type UnsubscribeTopic, unsubscribeTopics } from '../vocabulary.js';
import { topicIn } from './unsubscribe-topic.policy.js';

/** Whose emails a link turns off, and which. */
export interface Subscription {
  personId: string;
  about: UnsubscribeTopic;
}

/** 128 bits of the signature. */
const signatureBytes = 16;

/**
 * Links that turn off one kind of mail of one person, without signing in. A token says which kind, and whose by the
 * person's id; it holds no address. It never expires, because people open old mail. SECRET_PREVIOUS still opens it.
 */
@Injectable()
export class UnsubscribeLinks {
  private readonly publicUrl: string;
  private readonly keys: [Buffer, ...Buffer[]];

  constructor(@Inject(CONFIGURATION) configuration: Pick<Configuration, 'publicUrl' | 'secret' | 'secretPrevious'>) {
    // A key only for these links: a forged one must not help to forge anything else.
    const keyOf = (secret: string) => Buffer.from(hkdfSync('sha256', secret, '', 'laurel/unsubscribe', 32));
    const [current, ...previous] = secretsOf(configuration);
    this.keys = [keyOf(current), ...previous.map(keyOf)];
    this.publicUrl = configuration.publicUrl;
  }

  /** Undefined for a message that people must get. */
  urlIn({ personId, kind }: Pick<Message, 'personId' | 'kind'>): string | undefined {
    const about = topicIn(kind);
    return about === null ? undefined : `${this.publicUrl}/v1/mail/unsubscribe/${this.tokenOf({ personId, about })}`;
  }

  tokenOf({ personId, about }: Subscription): string {
    const id = Buffer.from(personId.replaceAll('-', ''), 'hex').toString('base64url');
    return `${about}.${id}.${signatureOf(this.keys[0], about, id).toString('base64url')}`;
  }

  /** @throws DomainError `unsubscribe.invalid` (404) for anything that `tokenOf` did not make. */
  read(token: string): Subscription {
    const [word, id = '', signature = '', ...rest] = token.split('.');
    const about = unsubscribeTopics.find((mail) => mail === word);
    if (about === undefined || rest.length > 0 || !this.keys.some((key) => isSigned(key, about, id, signature)))
      throw new DomainError(
        'not-found',
        'unsubscribe.invalid',
        'This link is not valid. Open the link in the email again, or choose your emails in your profile.',
      );
    const hex = Buffer.from(id, 'base64url').toString('hex');
    return { about, personId: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') };
  }
}

function signatureOf(key: Buffer, about: UnsubscribeTopic, id: string): Buffer {
  return createHmac('sha256', key).update(`${about}\n${id}`).digest().subarray(0, signatureBytes);
}

/** The time it takes reveals nothing about a guess except its length. */
function isSigned(key: Buffer, about: UnsubscribeTopic, id: string, signature: string): boolean {
  const expected = signatureOf(key, about, id);
  const given = Buffer.from(signature, 'base64url');
  return (
    given.length === expected.length && timingSafeEqual(given, expected) && expected.toString('base64url') === signature
  );
}
