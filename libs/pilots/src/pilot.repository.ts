import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { VersionQueries } from '#catalog';
import { offeredVersionStates, type VersionState } from '#catalog/vocabulary';
import { type Locked, lockRow, type Tx } from '#database';
import { DomainError, type FieldError, notFound } from '#kernel';
import { Enrollment } from './enrollment.entity.js';
import { Pilot, PilotVersion } from './pilot.entity.js';
import { seatedStates } from './vocabulary.js';

export interface SeatCount {
  taken: number;
  waiting: number;
}

/** Stores pilots and their seats. */
@Injectable()
export class PilotRepository {
  constructor(private readonly versions: VersionQueries) {}

  /** @throws DomainError `pilot.not-found` */
  async find(manager: EntityManager, pilotId: string): Promise<Pilot> {
    const pilot = await manager.findOneBy(Pilot, { id: pilotId });
    if (pilot === null) throw notFound('pilot');
    return pilot;
  }

  /** Finds a pilot and locks it until the transaction ends. */
  lock(tx: Tx, pilotId: string): Promise<Locked<Pilot>> {
    return lockRow(tx, Pilot, { id: pilotId }, 'pilot');
  }

  /**
   * Changes a pilot that is still at `revision`, and raises the revision. The pilot stays locked.
   * @throws DomainError `pilot.not-found`; `pilot.stale` (412) when it has changed since `revision`.
   */
  async edit(
    tx: Tx,
    pilotId: string,
    revision: number,
    changes: Partial<Pilot> = {},
  ): Promise<{ before: Pilot; after: Pilot }> {
    const before = await this.lock(tx, pilotId);
    if (before.revision !== revision) {
      throw new DomainError(
        'stale',
        'pilot.stale',
        'Someone changed this pilot since you read it. Read it again, then repeat your change.',
        { revision: before.revision },
      );
    }
    const after: Pilot = { ...before, ...changes, revision: revision + 1 };
    await tx.update(Pilot, { id: pilotId }, after);
    return { before, after };
  }

  /** Locks the seats of a version until the transaction ends. Null when the pilot does not have the version. */
  lockSeats(tx: Tx, pilotId: string, versionId: string): Promise<PilotVersion | null> {
    return tx.findOne(PilotVersion, { where: { pilotId, versionId }, lock: { mode: 'for_no_key_update' } });
  }

  /** How many seats of a version are taken, and how many people wait. Call {@link lockSeats} first to rely on it. */
  async countSeats(manager: EntityManager, { pilotId, versionId }: PilotVersion): Promise<SeatCount> {
    const [taken, waiting] = [
      await manager.countBy(Enrollment, { pilotId, versionId, state: In([...seatedStates]) }),
      await manager.countBy(Enrollment, { pilotId, versionId, state: 'waitlisted' }),
    ];
    return { taken, waiting };
  }

  /** The fault of a version that is to join a pilot: it must exist and be in pilot or published. */
  async faultOfVersion(manager: EntityManager, versionId: string, pointer: string): Promise<FieldError[]> {
    const version = await this.versions.refOf(versionId, manager);
    if (version === null) return [{ pointer, detail: 'No version has this id.' }];
    if ((offeredVersionStates as readonly VersionState[]).includes(version.state)) return [];
    return [
      {
        pointer,
        detail: `${version.code} version ${version.number} is ${version.state}; a pilot takes versions in pilot or published.`,
      },
    ];
  }
}
