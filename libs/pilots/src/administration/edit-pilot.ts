import { Injectable } from '@nestjs/common';
import { DatabaseClock, Outbox, Transactor, type Tx } from '#database';
import type { PersonActor } from '#identity';
import { DomainError } from '#kernel';
import { daysGained, postpone } from '../deadline/closing-day.policy.js';
import { Enrollment } from '../enrollment.entity.js';
import { EnrollmentRepository } from '../enrollment.repository.js';
import { pilotsEvents } from '../events.js';
import { refuseFaults } from '../faults.policy.js';
import type { Pilot } from '../pilot.entity.js';
import { PilotRepository } from '../pilot.repository.js';
import type { PilotSettingsOf } from './create-pilot.js';
import { faultsOfSettings } from './pilot-settings.policy.js';

export interface PilotEdit {
  actor: Pick<PersonActor, 'id'>;
  pilotId: string;
  /** The revision that the administrator last saw. */
  revision: number;
  settings: PilotSettingsOf;
}

/**
 * Changes a pilot's settings. Enrollments keep the window, price and zone they began with. A later closing day extends
 * the running enrollments that the old day cut short. An earlier closing day changes no enrollment that has started.
 * @throws DomainError `pilot.not-found`, `pilot.stale` (412), `pilot.invalid`; `pilot.zone-fixed` (409) once anyone has registered.
 */
@Injectable()
export class EditPilot {
  constructor(
    private readonly transactor: Transactor,
    private readonly pilots: PilotRepository,
    private readonly enrollments: EnrollmentRepository,
    private readonly outbox: Outbox,
    private readonly databaseClock: DatabaseClock,
  ) {}

  async run({ actor, pilotId, revision, settings }: PilotEdit): Promise<Pilot> {
    refuseFaults('pilot.invalid', 'The pilot cannot be saved with these settings.', faultsOfSettings(settings));
    return this.transactor.run(async (tx) => {
      const { before, after } = await this.pilots.edit(tx, pilotId, revision, settings);
      if (after.zone !== before.zone && (await tx.existsBy(Enrollment, { pilotId }))) {
        throw new DomainError(
          'conflict',
          'pilot.zone-fixed',
          'The time zone cannot change because people have registered.',
          {
            errors: [{ pointer: '/zone', detail: `Keep ${before.zone}.` }],
          },
        );
      }
      await this.extendRunning(tx, after, actor.id);
      const payload = { before: changedOf(before, after), after: changedOf(after, before) };
      await this.outbox.append(tx, pilotsEvents['pilot.edited']({ subjectId: pilotId, actorId: actor.id, payload }));
      return after;
    });
  }

  private async extendRunning(tx: Tx, pilot: Pilot, actorId: string): Promise<void> {
    const at = await this.databaseClock.now(tx);
    for (const enrollment of await this.enrollments.lockRunning(tx, pilot.id)) {
      const { startedAt, windowDays, closingDay, closesAt, zone } = enrollment;
      const days = daysGained({ startedAt: startedAt!, windowDays: windowDays!, zone }, closingDay, pilot.closesOn);
      if (days === 0) continue;
      const changes = { closingDay: pilot.closesOn, closesAt: postpone(closesAt!, days, zone) };
      const reason = 'The closing day of the pilot moved.';
      await this.enrollments.postponeClose(tx, enrollment, changes, { command: 'follow-pilot', actorId, at, reason });
    }
  }
}

/** The settings in which `pilot` differs from the other. */
function changedOf(pilot: Pilot, other: Pilot): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(pilot).filter(
      ([setting, value]) => JSON.stringify(value) !== JSON.stringify(other[setting as keyof Pilot]),
    ),
  );
}
