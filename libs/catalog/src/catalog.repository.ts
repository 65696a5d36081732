import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Locked, lockRow, type Tx } from '#database';
import type { KnownFramework } from './authoring/content-rules.policy.js';
import { Competency, Level } from './framework.entity.js';
import { MicroCredential } from './micro-credential.entity.js';

/** Finds the framework and the micro-credentials that versions belong to. */
@Injectable()
export class CatalogRepository {
  /** The levels and competencies that content may refer to. */
  async knownFramework(manager: EntityManager): Promise<KnownFramework> {
    const levels = await manager.find(Level, { order: { position: 'ASC' } });
    const competencies = await manager.find(Competency, { select: { number: true } });
    return { levels: levels.map(({ code }) => code), competencies: competencies.map(({ number }) => number) };
  }

  /**
   * Locks the micro-credential until the transaction ends. Lock it to number or to publish its versions.
   * @throws DomainError `micro-credential.not-found`
   */
  lock(tx: Tx, where: { id: string } | { code: string }): Promise<Locked<MicroCredential>> {
    return lockRow(tx, MicroCredential, where, 'micro-credential');
  }
}
