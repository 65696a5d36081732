import type { Profile } from '../document/open-badge.document.js';
import type { IssuerAddresses } from './issuer-addresses.policy.js';

/** What an issuer says about itself where nobody wrote anything else. */
export interface IssuerDefaults {
  name: string;
  email: string;
  url: string;
}

/** Who issues a program's badges. */
export interface Issuer extends IssuerDefaults {
  programId: string;
  /** The program's code. */
  program: string;
  addresses: IssuerAddresses;
  description: string | null;
  defaults: IssuerDefaults;
  /** 0 before the first change. */
  revision: number;
}

/** The issuer, as every achievement and credential contains it. */
export function issuerProfile({ addresses, name, url }: Pick<Issuer, 'addresses' | 'name' | 'url'>): Profile {
  return { id: addresses.did, type: ['Profile'], name, url };
}
