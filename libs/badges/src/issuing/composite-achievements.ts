import { Injectable } from '@nestjs/common';
import { CatalogQueries } from '#catalog';
import { Transactor } from '#database';
import { Clock, contentHash, Ids } from '#kernel';
import { Achievement } from '../achievement.entity.js';
import type { Composite } from './composite.queries.js';
import { Addresses } from '../addresses.policy.js';
import { compositeAchievementDocument } from '../document/composite.document.js';
import { issuerProfile } from '../issuer/issuer.document.js';
import { Issuers } from '../issuer/issuers.js';

/** Writes the achievement of each stack, and of the whole, once for each content. */
@Injectable()
export class CompositeAchievements {
  constructor(
    private readonly issuers: Issuers,
    private readonly addresses: Addresses,
    private readonly catalog: CatalogQueries,
    private readonly transactor: Transactor,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * The achievement of a stack or the whole, as the catalog is now. When the catalog changes, the next version number
   * gets its own achievement.
   */
  async of({ key, kind, programId, code, title, parts, choices }: Composite): Promise<Achievement> {
    const { levels } = await this.catalog.framework(programId);
    const creator = issuerProfile(await this.issuers.ofProgram(programId));
    const content = { kind, code, title, parts, levels, ...(choices && { choices }) };
    const identity = { composite: key, contentHash: contentHash(content) };
    return this.transactor.run(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`laurel.achievement.${key}`]);
      const known = await tx.findOneBy(Achievement, identity);
      if (known !== null) return known;
      const id = this.ids.next();
      const versionNumber = (await tx.countBy(Achievement, { composite: key })) + 1;
      const achievement: Achievement = {
        ...identity,
        id,
        kind,
        programId,
        versionId: null,
        code,
        title,
        level: null,
        stackCode: kind === 'stack' ? code : null,
        stack: kind === 'stack' ? title : null,
        parts: parts.map((part) => part.code),
        choices,
        document: JSON.stringify(
          compositeAchievementDocument({ ...content, id, versionNumber }, creator, this.addresses),
        ),
        createdAt: this.clock.now(),
      };
      await tx.insert(Achievement, achievement);
      return achievement;
    });
  }
}
