import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { lockRow, type Tx } from '#database';
import { LegalHolds } from '../holds/legal-holds.js';
import { Erasure } from './erasure.entity.js';
import { Erasures } from './erasures.js';

/** Keeps erasures in step with legal holds. */
@Injectable()
export class HeldErasures {
  constructor(
    private readonly erasures: Erasures,
    private readonly holds: LegalHolds,
  ) {}

  /** Stops the erasures that a hold protects against now, and lets the others go on. */
  async follow(tx: Tx, actorId: string): Promise<void> {
    const waiting = await tx.find(Erasure, { where: { state: In(['requested', 'held']) }, order: { id: 'ASC' } });
    for (const { id } of waiting) {
      const erasure = await lockRow(tx, Erasure, { id }, 'erasure');
      const held = await this.holds.areOn(tx, erasure.personId);
      if (held && erasure.state === 'requested') await this.erasures.move(tx, erasure, 'hold', { actorId });
      if (!held && erasure.state === 'held') await this.erasures.move(tx, erasure, 'release', { actorId });
    }
  }
}
