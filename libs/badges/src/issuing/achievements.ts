import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CatalogQueries, levelNeededInOutcome, passRuleInWords, type VersionInFull } from '#catalog';
import { Transactor } from '#database';
import { Clock } from '#kernel';
import { Achievement } from '../achievement.entity.js';
import { achievementDocument, type AchievementDefinition } from '../document/achievement.document.js';
import { Addresses } from '../addresses.policy.js';
import { issuerProfile } from '../issuer/issuer.document.js';
import { Issuers } from '../issuer/issuers.js';

/** Writes the achievement of each version once. */
@Injectable()
export class Achievements {
  constructor(
    private readonly catalog: CatalogQueries,
    private readonly issuers: Issuers,
    private readonly addresses: Addresses,
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly clock: Clock,
  ) {}

  /** The achievement of a version. Laurel writes it when it is first issued, and never changes it. */
  async of(version: VersionInFull): Promise<Achievement> {
    const { manager } = this.dataSource;
    const known = await manager.findOneBy(Achievement, { id: version.id });
    if (known !== null) return known;
    const definition = await this.definitionOf(version);
    const creator = issuerProfile(await this.issuers.ofProgram(version.programId));
    const achievement: Achievement = {
      id: definition.id,
      kind: 'micro-credential',
      programId: version.programId,
      versionId: definition.id,
      code: definition.code,
      title: definition.title,
      level: definition.level.name,
      stackCode: version.stack.code,
      stack: definition.stack,
      composite: null,
      parts: null,
      choices: null,
      contentHash: null,
      document: JSON.stringify(achievementDocument(definition, creator, this.addresses)),
      createdAt: this.clock.now(),
    };
    await this.transactor.run((tx) =>
      tx.createQueryBuilder().insert().into(Achievement).values(achievement).orIgnore().execute(),
    );
    return manager.findOneByOrFail(Achievement, { id: definition.id });
  }

  private async definitionOf({
    id,
    programId,
    code,
    title,
    stack,
    number,
    content,
    levelAssumed,
  }: VersionInFull): Promise<AchievementDefinition> {
    const framework = await this.catalog.framework(programId);
    const wanted = [...new Set(content.outcomes.flatMap((outcome) => outcome.competencies))];
    const competencies = await this.catalog.competenciesNumbered(programId, wanted);
    return {
      id,
      code,
      title,
      stack: stack.name,
      level: {
        code: content.level,
        name: framework.levels.find((level) => level.code === content.level)?.name ?? content.level,
      },
      levelAssumed,
      versionNumber: number,
      outcomes: content.outcomes.map((outcome) => ({
        ...outcome,
        requiredLevel: levelNeededInOutcome(content, outcome.id).code,
      })),
      artifacts: content.artifacts,
      rubric: content.rubric,
      passRule: passRuleInWords(content),
      framework: { code: framework.code, name: framework.name },
      alignments: content.alignments,
      credit: content.credit,
      validity: content.validity,
      competencies,
    };
  }
}
