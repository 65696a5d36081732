import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { type Locked, lockRow, type Tx } from '#database';
import type { KnownFramework } from './authoring/content-rules.policy.js';
import { Framework, Level } from './framework.entity.js';
import { MicroCredential } from './micro-credential.entity.js';
import type { Version } from './version.entity.js';

/** Finds the framework and the micro-credentials that versions belong to. */
@Injectable()
export class CatalogRepository {
  /**
   * What the content of a program's versions may refer to.
   * @param of leaves out the micro-credential of this version.
   */
  async knownFramework(
    manager: EntityManager,
    programId: string,
    of?: Pick<Version, 'microCredentialId'>,
  ): Promise<KnownFramework> {
    // Nothing that a draft refers to can be removed before the draft is saved.
    await manager.query('SELECT pg_advisory_xact_lock_shared(hashtext($1))', [lockOf(programId)]);
    const frameworkId = In((await manager.findBy(Framework, { programId })).map(({ id }) => id));
    const levels = await manager.find(Level, { where: { frameworkId }, order: { position: 'ASC' } });
    const microCredentials = await manager.findBy(MicroCredential, { programId });
    return {
      levels: [...new Set(levels.map(({ code }) => code))],
      competencies: await this.competencyNumbers(manager, programId),
      microCredentials: microCredentials.filter(({ id }) => id !== of?.microCredentialId).map(({ code }) => code),
    };
  }

  /** The numbers of all competencies of the program, whichever framework they are in. */
  async competencyNumbers(manager: EntityManager, programId: string): Promise<number[]> {
    const rows = await manager.query<{ number: number }[]>(
      'SELECT number FROM competency JOIN framework ON framework.id = framework_id WHERE program_id = $1 ORDER BY number',
      [programId],
    );
    return rows.map(({ number }) => number);
  }

  /** The program of a version. */
  async programOf(manager: EntityManager, { microCredentialId }: Pick<Version, 'microCredentialId'>): Promise<string> {
    return (await manager.findOneByOrFail(MicroCredential, { id: microCredentialId })).programId;
  }

  /** Makes changes of a program's framework, stacks and micro-credentials take turns. */
  async lockAll(tx: Tx, programId: string): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtext($1))', [lockOf(programId)]);
  }

  /**
   * Locks the micro-credential until the transaction ends. Lock it to number or to publish its versions.
   * @throws DomainError `micro-credential.not-found`
   */
  lock(tx: Tx, where: { id: string } | { programId: string; code: string }): Promise<Locked<MicroCredential>> {
    return lockRow(tx, MicroCredential, where, 'micro-credential');
  }
}

const lockOf = (programId: string): string => `catalog.${programId}`;
