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

/** Where pilots and their seats are read and written. */
@Injectable()
export class PilotRepository {
  constructor(private readonly versions: VersionQueries) {}

  /** @throws DomainError `pilot.not-found` */
  async find(manager: EntityManager, pilotId: string): Promise<Pilot> {
    const pilot = await manager.findOneBy(Pilot, { id: pilotId });
    if (pilot === null) throw notFound('pilot');
    return pilot;
  }

  /** Like {@link find}, and holds the pilot until the transaction ends: its meetings are changed one after another. */
  lock(tx: Tx, pilotId: string): Promise<Locked<Pilot>> {
    return lockRow(tx, Pilot, { id: pilotId }, 'pilot');
  }

  /**
   * Holds a pilot for a change that was decided on at `revision`, and raises its revision.
   * @throws DomainError `pilot.not-found`; `pilot.stale` (412) when it has changed since.
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

  /** Holds the seats of a version until the transaction ends; null when the pilot does not have it. */
  lockSeats(tx: Tx, pilotId: string, versionId: string): Promise<PilotVersion | null> {
    return tx.findOne(PilotVersion, { where: { pilotId, versionId }, lock: { mode: 'for_no_key_update' } });
  }

  /** How many seats of a version are taken, and how many people wait. It only stays true under {@link lockSeats}. */
  async countSeats(manager: EntityManager, { pilotId, versionId }: PilotVersion): Promise<SeatCount> {
    const [taken, waiting] = [
      await manager.countBy(Enrollment, { pilotId, versionId, state: In([...seatedStates]) }),
      await manager.countBy(Enrollment, { pilotId, versionId, state: 'waitlisted' }),
    ];
    return { taken, waiting };
  }

  /** What is wrong with a version for a pilot: it must exist and be in pilot or published. */
  async faultOfVersion(manager: EntityManager, versionId: string, pointer: string): Promise<FieldError[]> {
    const version = await this.versions.refOf(versionId, manager);
    if (version === null) return [{ pointer, detail: 'There is no such version.' }];
    if ((offeredVersionStates as readonly VersionState[]).includes(version.state)) return [];
    return [
      {
        pointer,
        detail: `${version.code} version ${version.number} is ${version.state}; a pilot takes versions in pilot or published.`,
      },
    ];
  }
}
