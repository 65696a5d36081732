import { Inject, Injectable } from '@nestjs/common';
import { CONFIGURATION, type Configuration } from '#config';
import { issuerProfile } from './document/achievement.document.js';
import { Addresses } from './addresses.policy.js';
import type { Profile } from './document/open-badge.document.js';

/** Who issues the badges of this installation. */
@Injectable()
export class Issuer {
  readonly profile: Profile;
  /** Where those who run the program are reached: the address in MAIL_FROM. */
  readonly email: string;

  constructor(@Inject(CONFIGURATION) { issuerName, mailFrom }: Configuration, addresses: Addresses) {
    this.profile = issuerProfile(issuerName, addresses);
    this.email = /<([^<>]+)>\s*$/.exec(mailFrom)?.[1] ?? mailFrom;
  }
}
