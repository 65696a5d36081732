import { Inject, Injectable } from '@nestjs/common';
import { CONFIGURATION, type Configuration } from '#config';
import { issuerProfile } from './document/achievement.document.js';
import { Addresses } from './addresses.policy.js';
import type { Profile } from './document/open-badge.document.js';

/** The issuer of this installation's badges. */
@Injectable()
export class Issuer {
  readonly profile: Profile;
  /** How to reach the people who run the program: the address in MAIL_FROM. */
  readonly email: string;

  constructor(@Inject(CONFIGURATION) { issuerName, mailFrom }: Configuration, addresses: Addresses) {
    this.profile = issuerProfile(issuerName, addresses);
    this.email = /<([^<>]+)>\s*$/.exec(mailFrom)?.[1] ?? mailFrom;
  }
}
