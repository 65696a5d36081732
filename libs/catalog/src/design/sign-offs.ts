import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type PersonRef, peopleSql } from '#identity';
import { DomainError } from '#kernel';
import type { Version } from '../version.entity.js';
import type { SignOffStep } from '../vocabulary.js';

/** A director whose sign-off a move needs. */
export interface NeededSignOff {
  person: PersonRef;
  /** Null until they sign off the version as it is now. */
  signedAt: Date | null;
}

/**
 * Knows whose sign-offs a version needs: before a pilot and before publishing, that of every director of its level. A
 * micro-credential without one needs none. An edit makes a sign-off lapse, because it was of other words (rule 50).
 */
@Injectable()
export class SignOffs {
  needed(
    manager: EntityManager,
    { id, microCredentialId, level, contentHash }: Pick<Version, 'id' | 'microCredentialId' | 'level' | 'contentHash'>,
    step: SignOffStep,
  ): Promise<NeededSignOff[]> {
    return manager.query(
      `SELECT jsonb_build_object('id', person.id, 'name', person.name) AS person, sign_off.signed_at AS "signedAt"
         FROM design_member member
         JOIN ${peopleSql} person ON person.id = member.person_id
         LEFT JOIN sign_off ON sign_off.version_id = $1 AND sign_off.person_id = person.id AND sign_off.step = $4
               AND sign_off.content_hash = $5
        WHERE member.micro_credential_id = $2 AND member.part = 'director' AND member.level = $3
        ORDER BY person.name, person.id`,
      [id, microCredentialId, level, step, contentHash],
    );
  }

  /** @throws DomainError `version.sign-offs` (409) with everyone whose sign-off is missing. */
  async require(manager: EntityManager, version: Version, step: SignOffStep): Promise<void> {
    const missing = (await this.needed(manager, version, step)).filter(({ signedAt }) => signedAt === null);
    if (missing.length === 0) return;
    throw new DomainError('conflict', 'version.sign-offs', 'The director of this level has not signed it off yet.', {
      errors: missing.map(({ person }) => ({
        pointer: '',
        detail: `The sign-off of ${person.name} is missing. A change to the version makes earlier ones lapse.`,
      })),
    });
  }
}
