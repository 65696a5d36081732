import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { DatabaseHome, Transactor, type Tx } from '#database';
import { Clock, Ids, wholeSecond } from '#kernel';
import { ProgramBoundary, type ThingRef } from '#programs';
import { IssuancePart, IssuanceRecord } from './issuance.entity.js';
import { StatusPlaces } from '../standing/status-places.js';

/**
 * Why Laurel makes a credential: an enrollment earned it, a person earned the last part of a stack, or it replaces
 * another.
 */
export type IssuanceCause = { enrollmentId: string } | CompositeCause | { supersedes: string; awardId: string };
export interface CompositeCause {
  personId: string;
  composite: string;
  achievementId: string;
}

/**
 * Decides once for each cause what its credential will be: its id, its position in the status lists, its salt, its
 * time, and its parts. In a database that was restored from a backup, nothing new is decided until the operator has
 * run `after-restore`: a position could have been given after the backup.
 */
@Injectable()
export class Issuances {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly home: DatabaseHome,
    private readonly boundary: ProgramBoundary,
    private readonly places: StatusPlaces,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * The issuance for a cause. The first request makes it, and every other request gets the same one, even at the same
   * time or after a crash. So a retry signs the same bytes, and no position of the status list is used twice.
   * @throws DomainError `database.restored` (503)
   */
  async of(cause: IssuanceCause): Promise<IssuanceRecord> {
    return (await this.known(cause)) ?? (await this.ofParts(cause, async () => []))!;
  }

  /** The issuance for a cause, if there is one. */
  known(cause: IssuanceCause | Omit<CompositeCause, 'achievementId'>): Promise<IssuanceRecord | null> {
    return find(this.dataSource.manager, cause);
  }

  /**
   * The issuance for a cause, with the awards that its credential names.
   * @param choose picks the awards in the same transaction. Null when a part is missing: then nothing is issued.
   */
  ofParts(cause: IssuanceCause, choose: (tx: Tx) => Promise<string[] | null>): Promise<IssuanceRecord | null> {
    return this.transactor.run(async (tx) => {
      const awardIds = await choose(tx);
      await this.places.queue(tx);
      const made = await find(tx, cause);
      if (made !== null || awardIds === null) return made;
      const issuance = await this.make(tx, cause);
      if (awardIds.length > 0) {
        await tx.insert(
          IssuancePart,
          awardIds.map((awardId, index) => ({ credentialId: issuance.credentialId, position: index + 1, awardId })),
        );
      }
      return issuance;
    });
  }

  private async make(tx: Tx, cause: IssuanceCause): Promise<IssuanceRecord> {
    await this.home.refuseACopy(tx);
    const issuance: IssuanceRecord = {
      enrollmentId: null,
      personId: null,
      composite: null,
      achievementId: null,
      supersedes: null,
      awardId: this.ids.next(),
      ...cause,
      credentialId: this.ids.next(),
      ...(await this.places.next(tx, (await this.boundary.programOf(thingOf(cause), tx))!)),
      salt: randomBytes(16).toString('hex'),
      validFrom: wholeSecond(this.clock.now()),
    };
    await tx.insert(IssuanceRecord, issuance);
    return issuance;
  }
}

/** What tells the program that issues the credential. */
function thingOf(cause: IssuanceCause): ThingRef {
  if ('enrollmentId' in cause) return { kind: 'enrollment', id: cause.enrollmentId };
  return 'supersedes' in cause ? { kind: 'award', id: cause.awardId } : { kind: 'person', id: cause.personId };
}

function find(
  manager: EntityManager,
  cause: IssuanceCause | Omit<CompositeCause, 'achievementId'>,
): Promise<IssuanceRecord | null> {
  if ('enrollmentId' in cause) return manager.findOneBy(IssuanceRecord, { enrollmentId: cause.enrollmentId });
  if ('supersedes' in cause) return manager.findOneBy(IssuanceRecord, { supersedes: cause.supersedes });
  return manager.findOneBy(IssuanceRecord, { personId: cause.personId, composite: cause.composite });
}
