import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { frameworksSql, levelsSql, microCredentialsSql, stacksSql, versionsSql } from '#catalog';
import { IssuanceRecord } from './issuance.entity.js';
import { badgeName } from '../document/achievement.document.js';
import type { CompositePart } from '../document/composite.document.js';
import type { CompositeKind } from '../vocabulary.js';
import { type CatalogPart, type Choice, choicesAmong } from './choices.policy.js';

/** A stack, or the whole, that people can earn. */
export interface Composite {
  /** The stack's or the framework's badge key. */
  key: string;
  programId: string;
  kind: CompositeKind;
  code: string;
  title: string;
  parts: { code: string; title: string }[];
  /** For each stack, how many of its micro-credentials it asks for. Null when it asks for all of them. */
  choices: Choice[] | null;
}

/** Reads what stacks and the whole are made of, and which awards make one up. */
@Injectable()
export class CompositeQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** The stacks of each program in its order, then its whole. Empty before a catalog is imported. */
  async all(programId?: string): Promise<Composite[]> {
    const rows = await this.dataSource.query<CompositeRow[]>(
      `SELECT key, kind, "programId", code, title, parts FROM (
         SELECT stack.position AS place, stack.badge_key AS key, 'stack' AS kind, stack.program_id AS "programId", stack.code, stack.name AS title, ${partsOf('m.position')} AS parts
           FROM ${stacksSql} AS stack JOIN ${microCredentialsSql} AS m ON m.stack_id = stack.id
          GROUP BY stack.badge_key, stack.program_id, stack.code, stack.name, stack.position
          UNION ALL
         SELECT NULL, framework.badge_key, 'whole', framework.program_id, framework.code, framework.name, ${partsOf('stack.position, m.position')}
           FROM ${frameworksSql} AS framework JOIN ${stacksSql} AS stack ON stack.framework_id = framework.id JOIN ${microCredentialsSql} AS m ON m.stack_id = stack.id
          GROUP BY framework.badge_key, framework.program_id, framework.code, framework.name
       ) composite WHERE $1::uuid IS NULL OR "programId" = $1 ORDER BY "programId", place NULLS LAST`,
      [programId ?? null],
    );
    return rows.map(({ parts: own, ...composite }) => ({
      ...composite,
      parts: own.map(({ code, title }) => ({ code, title })),
      choices: choicesAmong(own),
    }));
  }

  /**
   * For each micro-credential of a program that a person has in force: the award at the highest level; at the same
   * level, the earliest.
   */
  async inForce(
    personId: string,
    programId: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<CompositePart[]> {
    return parts(
      await manager.query<PartRow[]>(
        `SELECT DISTINCT ON (achievement.code) ${partColumns}
           FROM award ${partJoins} JOIN ${microCredentialsSql} AS m ON m.id = version.micro_credential_id
           JOIN ${stacksSql} AS stack ON stack.id = m.stack_id
           JOIN ${levelsSql} AS level ON level.framework_id = stack.framework_id AND level.code = version.level
          WHERE award.person_id = $1 AND award.state = 'issued' AND achievement.kind = 'micro-credential' AND achievement.program_id = $2
          ORDER BY achievement.code, level.position DESC, award.issued_at, award.id`,
        [personId, programId],
      ),
    );
  }

  /** The keys of a person's stacks and whole with a decided credential, issued or not. */
  async begun(personId: string): Promise<Set<string>> {
    const rows = await this.dataSource.manager.find(IssuanceRecord, {
      where: { personId },
      select: { composite: true },
    });
    return new Set(rows.map(({ composite }) => composite!));
  }

  /** The awards that the credential of a stack or the whole names, in order. */
  async partsOf(credentialId: string): Promise<CompositePart[]> {
    return parts(
      await this.dataSource.query<PartRow[]>(
        `SELECT ${partColumns} FROM issuance_part JOIN award ON award.id = issuance_part.award_id ${partJoins} WHERE issuance_part.credential_id = $1 ORDER BY issuance_part.position`,
        [credentialId],
      ),
    );
  }
}

interface CompositeRow extends Omit<Composite, 'parts' | 'choices'> {
  parts: (CatalogPart & { title: string })[];
}

interface PartRow {
  awardId: string;
  code: string;
  title: string;
  levelCode: string;
  levelName: string;
  awardedAt: Date;
}

const partsOf = (order: string): string =>
  `json_agg(json_build_object('code', m.code, 'title', m.title, 'stack', stack.name, 'required', stack.required) ORDER BY ${order})`;
const partColumns = `award.id AS "awardId", achievement.code, achievement.title, achievement.level AS "levelName", version.level AS "levelCode", award.issued_at AS "awardedAt"`;
const partJoins = `JOIN achievement ON achievement.id = award.achievement_id JOIN ${versionsSql} AS version ON version.id = achievement.version_id`;

function parts(rows: PartRow[]): CompositePart[] {
  return rows.map(({ awardId, code, title, levelCode, levelName, awardedAt }) => ({
    awardId,
    code,
    name: badgeName({ title, level: { name: levelName } }),
    levelCode,
    awardedAt,
  }));
}
