import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CatalogQueries } from '#catalog';
import { sqlWords } from '#database';
import { askedOf, countingOf, requiredOf } from '../issuing/choices.policy.js';
import { CompositeQueries } from '../issuing/composite.queries.js';
import { Addresses } from '../addresses.policy.js';
import { type AwardState, awardStates, type CompositeKind, type PartStanding } from '../vocabulary.js';

export interface StackProgress {
  kind: CompositeKind;
  code: string;
  title: string;
  parts: { code: string; title: string; standing: PartStanding }[];
  /** How many of the parts are in force. */
  earned: number;
  /** How many parts the badge asks for: all, or some of them where a stack offers a choice. */
  required: number;
  /** How many of those are in force. What is in force beyond a choice does not count. */
  counting: number;
  /** Codes of the parts that nobody can enroll in yet. While too few others are left, nobody can earn the stack. */
  inDevelopment: string[];
  /** The badge of the stack. Null until it is earned. */
  award: { id: string; state: AwardState; url: string } | null;
}

/** Reads a person's progress toward the badge of each stack of a program, and of the whole. */
@Injectable()
export class StackProgressQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly catalog: CatalogQueries,
    private readonly composites: CompositeQueries,
    private readonly addresses: Addresses,
  ) {}

  /** The stacks in the program's order, then the whole. */
  async of(personId: string, programId: string): Promise<StackProgress[]> {
    const [composites, microCredentials, held] = await Promise.all([
      this.composites.all(programId),
      this.catalog.microCredentials(programId),
      this.heldBy(personId, programId),
    ]);
    const offered = new Set(
      microCredentials.flatMap(({ code, currentVersions }) => (currentVersions.length > 0 ? [code] : [])),
    );
    return composites.map(({ key, kind, code, title, parts, choices }) => {
      const asked = askedOf({ parts, choices });
      const standings = parts.map((part) => ({
        ...part,
        standing:
          held.get(part.code)?.state ??
          (offered.has(part.code) ? ('not-earned' as const) : ('in-development' as const)),
      }));
      const inForce = standings.flatMap((part) => (part.standing === 'issued' ? [part.code] : []));
      const award = held.get(key);
      return {
        kind,
        code,
        title,
        parts: standings,
        required: requiredOf(asked),
        counting: countingOf(asked, new Set(inForce)).length,
        earned: inForce.length,
        inDevelopment: standings.flatMap((part) => (part.standing === 'in-development' ? [part.code] : [])),
        award: award === undefined ? null : { ...award, url: this.addresses.badge(award.id) },
      };
    });
  }

  /** The person's awards by code. When there are several for one micro-credential, the one with the best standing. */
  private async heldBy(personId: string, programId: string): Promise<Map<string, { id: string; state: AwardState }>> {
    const rows = await this.dataSource.query<{ key: string; id: string; state: AwardState }[]>(
      `SELECT DISTINCT ON (1) coalesce(award.composite, achievement.code) AS key, award.id, award.state
         FROM award JOIN achievement ON achievement.id = award.achievement_id
        WHERE award.person_id = $1 AND achievement.program_id = $2
        ORDER BY 1, array_position(ARRAY[${sqlWords(awardStates)}], award.state), award.id`,
      [personId, programId],
    );
    return new Map(rows.map(({ key, id, state }) => [key, { id, state }]));
  }
}
