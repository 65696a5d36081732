import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Outbox, Tasks, Transitions, type Tx } from '#database';
import { Ids } from '#kernel';
import { privacyEvents } from '../events.js';
import { makeExportTask } from '../tasks.js';
import type { ExportCommand } from '../vocabulary.js';
import { DataExport } from './data-export.entity.js';
import { exportLifecycle } from './export.lifecycle.js';

/** Reads and writes exports. */
@Injectable()
export class DataExports {
  constructor(
    private readonly transitions: Transitions,
    private readonly outbox: Outbox,
    private readonly tasks: Tasks,
    private readonly ids: Ids,
  ) {}

  latest(manager: EntityManager, personId: string): Promise<DataExport | null> {
    return manager.findOne(DataExport, { where: { personId }, order: { id: 'DESC' } });
  }

  async add(tx: Tx, { personId, requestedAt }: Pick<DataExport, 'personId' | 'requestedAt'>): Promise<DataExport> {
    const added: DataExport = {
      id: this.ids.next(),
      personId,
      state: 'requested',
      requestedAt,
      readyAt: null,
      expiresAt: null,
      size: null,
      sha256: null,
      revision: 1,
    };
    await tx.insert(DataExport, added);
    const about = { subjectId: added.id, actorId: personId };
    await this.tasks.add(tx, makeExportTask(about));
    await this.outbox.append(tx, privacyEvents['export.requested']({ ...about, payload: { personId } }));
    return added;
  }

  /** @throws DomainError `export.not-found`, `export.transition` (409) */
  move(tx: Tx, of: string, command: ExportCommand, changes: Partial<DataExport> = {}): Promise<DataExport> {
    return this.transitions.run(tx, DataExport, exportLifecycle, {
      of,
      command,
      changes,
      event: ({ id: subjectId, personId, expiresAt }) => {
        const about = { subjectId, actorId: null };
        if (command === 'finish')
          return privacyEvents['export.ready']({
            ...about,
            payload: { personId, expiresAt: expiresAt!.toISOString() },
          });
        const type = command === 'remove' ? 'export.removed' : 'export.given-up';
        return privacyEvents[type]({ ...about, payload: { personId } });
      },
    });
  }
}
