import { Injectable } from '@nestjs/common';
import { Transactor } from '#database';
import { EvidenceShareRepository } from '../evidence/evidence-share.repository.js';
import { KeyStore } from './key-store.js';

const atOnce = 200;

/**
 * Encrypts the signing keys and the links to shared evidence with the current SECRET. What it has encrypted already it
 * leaves alone, so it can be stopped and run again.
 */
@Injectable()
export class ResealKeys {
  constructor(
    private readonly transactor: Transactor,
    private readonly keys: KeyStore,
    private readonly shares: EvidenceShareRepository,
  ) {}

  async run(): Promise<{ keys: number; links: number }> {
    const keys = await this.transactor.run((tx) => this.keys.reseal(tx));
    let links = 0;
    for (let after: string | null = null; ;) {
      const { last, resealed } = await this.transactor.run((tx) => this.shares.reseal(tx, { after, most: atOnce }));
      links += resealed;
      if (last === null) return { keys, links };
      after = last;
    }
  }
}
