import { Injectable } from '@nestjs/common';
import { lockRow, Outbox, Transactor } from '#database';
import { DomainError, requireSeen } from '#kernel';
import { faultOfAccent } from '../accent.document.js';
import { programsEvents } from '../events.js';
import { Program } from '../program.entity.js';
import { type NamedSettings, settingChanges } from './program-settings.document.js';
import { type ProgramWithSettings, withSettings } from './settings.queries.js';

export interface ProgramChange {
  actor: { id: string };
  programId: string;
  /** The revision that the administrator saw. */
  revision: number;
  /** What is absent stays as it is. */
  changes: Partial<NamedSettings>;
}

/**
 * Changes the name and the settings of a program. What exists keeps what it began with: pilots their days and seats,
 * deadlines their reminders.
 * @throws DomainError `program.stale` (412); `program.settings` (422) for an accent color on which nobody can read text.
 */
@Injectable()
export class ChangeProgram {
  constructor(
    private readonly transactor: Transactor,
    private readonly outbox: Outbox,
  ) {}

  run({ actor, programId, revision, changes: { name, ...settings } }: ProgramChange): Promise<ProgramWithSettings> {
    requireReadable(settings.accent ?? null);
    return this.transactor.run(async (tx) => {
      const before = await lockRow(tx, Program, { id: programId }, 'program');
      requireSeen('program', before, revision);
      const changes = {
        name: name ?? before.name,
        settings: { ...before.settings, ...settings },
        revision: revision + 1,
      };
      const after = withSettings({ ...before, ...changes });
      const changed = settingChanges(withSettings(before), after);
      if (changed.length === 0) return withSettings(before);
      await tx.update(Program, { id: programId }, changes);
      await this.outbox.append(
        tx,
        programsEvents['program.changed']({ subjectId: programId, actorId: actor.id, payload: { changed } }),
      );
      return after;
    });
  }
}

/** @throws DomainError `program.settings` (422) */
export function requireReadable(accent: string | null, pointer = '/accent'): void {
  const detail = accent === null ? null : faultOfAccent(accent);
  if (detail === null) return;
  throw new DomainError('invalid', 'program.settings', 'The program was not saved.', {
    errors: [{ pointer, detail }],
  });
}
