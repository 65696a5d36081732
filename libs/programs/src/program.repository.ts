import { Injectable } from '@nestjs/common';
import { Outbox, type Tx } from '#database';
import { Clock, DomainError, Ids } from '#kernel';
import { programsEvents } from './events.js';
import { requireReadable } from './settings/change-program.js';
import type { ProgramSettings } from './settings/program-settings.document.js';
import { Program } from './program.entity.js';

interface NewProgram {
  code: string;
  name: string;
  /** Those that differ from the standard. */
  settings: Partial<ProgramSettings>;
  /** Null when the command line creates it. */
  actorId: string | null;
}

@Injectable()
export class ProgramRepository {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Creates a program. It begins with the terms of the first one, and with the standard settings where none are given.
   * @throws DomainError `program.code-taken` (409); `program.settings` (422)
   */
  async create(tx: Tx, { code, name, settings, actorId }: NewProgram): Promise<Program> {
    requireReadable(settings.accent ?? null, '/settings/accent');
    const program = { id: this.ids.next(), code, name, createdAt: this.clock.now(), settings, revision: 1 };
    const inserted = await tx
      .createQueryBuilder()
      .insert()
      .into(Program)
      .values(program)
      .orIgnore()
      .returning('id')
      .execute();
    if ((inserted.raw as unknown[]).length === 0)
      throw new DomainError('conflict', 'program.code-taken', `Another program has the code ${code} already.`, {
        errors: [{ pointer: '/program/code', detail: 'Use a code that no other program has.' }],
      });
    await this.outbox.append(
      tx,
      programsEvents['program.created']({ subjectId: program.id, actorId, payload: { code, name } }),
    );
    return tx.findOneByOrFail(Program, { id: program.id });
  }

  /** The program with this code; a new one if there is none. Its name is only taken when it is new. */
  async withCode(tx: Tx, { code, name }: { code: string; name: string }): Promise<Program> {
    await tx
      .createQueryBuilder()
      .insert()
      .into(Program)
      .values({ id: this.ids.next(), code, name, createdAt: this.clock.now(), settings: {}, revision: 1 })
      .orIgnore()
      .execute();
    return tx.findOneByOrFail(Program, { code });
  }
}
