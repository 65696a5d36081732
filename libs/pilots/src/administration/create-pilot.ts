import { Injectable } from '@nestjs/common';
import { Outbox, Transactor, type Tx } from '#database';
import type { PersonActor } from '#identity';
import { Clock, DomainError, type FieldError, Ids } from '#kernel';
import { type ProgramSettings, SettingsQueries } from '#programs';
import { pilotsEvents } from '../events.js';
import { refuseFaults, repeated } from '../faults.policy.js';
import { Pilot, PilotVersion } from '../pilot.entity.js';
import { PilotRepository } from '../pilot.repository.js';
import { faultsOfSettings } from './pilot-settings.policy.js';

export type PilotSettingsOf = Omit<Pilot, 'id' | 'programId' | 'code' | 'createdAt' | 'revision'>;

type NumbersOfProgram = Exclude<keyof ProgramSettings['newPilots'], 'seats'>;

/** What is absent is as the program has it for new pilots. */
export interface NewPilot
  extends Omit<PilotSettingsOf, NumbersOfProgram>, Partial<Pick<PilotSettingsOf, NumbersOfProgram>> {
  code: string;
  versions: { versionId: string; seats?: number }[];
}

export interface PilotCreation {
  /** Null when Laurel sets up its first pilot. */
  actor: Pick<PersonActor, 'id'> | null;
  programId: string;
  pilot: NewPilot;
}

/**
 * Creates a pilot of one or more versions with their seats. Each version must be in pilot or published. The pilot's days
 * are local days of its zone. The program says what is not said here.
 * @throws DomainError `pilot.invalid` with every fault; `pilot.code-taken` (409).
 */
@Injectable()
export class CreatePilot {
  constructor(
    private readonly transactor: Transactor,
    private readonly pilots: PilotRepository,
    private readonly programs: SettingsQueries,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  run({ actor, programId, pilot: { versions: offered, ...given } }: PilotCreation): Promise<Pilot> {
    return this.transactor.run(async (tx) => {
      const { newPilots } = await this.programs.of({ kind: 'program', id: programId }, tx);
      const { seats, ...numbers } = newPilots;
      const settings = { ...numbers, ...given };
      const versions = offered.map((version) => ({ seats, ...version }));
      refuseFaults('pilot.invalid', 'The pilot cannot be created with these settings.', [
        ...faultsOfSettings(settings),
        ...(await this.faultsOfVersions(tx, versions)),
      ]);
      const pilot: Pilot = { ...settings, id: this.ids.next(), programId, createdAt: this.clock.now(), revision: 1 };
      await this.insert(tx, pilot);
      await tx.insert(
        PilotVersion,
        versions.map(({ versionId, seats }) => ({ pilotId: pilot.id, versionId, seats, nextPosition: 1 })),
      );
      const payload = { code: pilot.code, versions };
      await this.outbox.append(tx, pilotsEvents['pilot.created']({ subjectId: pilot.id, actorId: actor?.id, payload }));
      return pilot;
    });
  }

  private async faultsOfVersions(tx: Tx, versions: readonly { versionId: string }[]): Promise<FieldError[]> {
    const pointerOf = (index: number) => `/versions/${index}/versionId`;
    const faults = repeated(
      versions.map(({ versionId }) => versionId.toLowerCase()),
      pointerOf,
    );
    for (const [index, { versionId }] of versions.entries())
      faults.push(...(await this.pilots.faultOfVersion(tx, versionId, pointerOf(index))));
    return faults;
  }

  private async insert(tx: Tx, pilot: Pilot): Promise<void> {
    const inserted = await tx
      .createQueryBuilder()
      .insert()
      .into(Pilot)
      .values(pilot)
      .orIgnore()
      .returning('id')
      .execute();
    if ((inserted.raw as unknown[]).length === 1) return;
    throw new DomainError(
      'conflict',
      'pilot.code-taken',
      `Another pilot of the program already has the code ${pilot.code}.`,
      {
        errors: [{ pointer: '/code', detail: 'A code that no other pilot has.' }],
      },
    );
  }
}
