import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '#kernel';
import { Achievement } from './achievement.entity.js';
import { achievementDocument, type AchievementDefinition } from './domain/achievement.document.js';
import { Addresses } from './domain/addresses.js';
import { Issuer } from './issuer.js';

/** The badges of micro-credentials as definitions, each written once. */
@Injectable()
export class Achievements {
  constructor(
    private readonly issuer: Issuer,
    private readonly addresses: Addresses,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The achievement of a version, written down when it is first given and never different afterwards. */
  async of(definition: AchievementDefinition & { stackCode: string }): Promise<Achievement> {
    const { manager } = this.dataSource;
    const known = await manager.findOneBy(Achievement, { id: definition.id });
    if (known !== null) return known;
    const achievement: Achievement = {
      id: definition.id,
      kind: 'micro-credential',
      versionId: definition.id,
      code: definition.code,
      title: definition.title,
      level: definition.level.name,
      stackCode: definition.stackCode,
      stack: definition.stack,
      composite: null,
      parts: null,
      contentHash: null,
      document: JSON.stringify(achievementDocument(definition, this.issuer.profile, this.addresses)),
      createdAt: this.clock.now(),
    };
    await manager.createQueryBuilder().insert().into(Achievement).values(achievement).orIgnore().execute();
    return manager.findOneByOrFail(Achievement, { id: definition.id });
  }
}
