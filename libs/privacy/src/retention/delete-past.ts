import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { DatabaseClock, lockRow, Outbox, type PersonalTable, Transactor, type Tx } from '#database';
import { PersonRepository } from '#identity';
import { Ids } from '#kernel';
import { ErasePayloads } from '../erasure/erase-payloads.js';
import { EraseStored } from '../erasure/erase-stored.js';
import { asErasure, eraseRows } from '../erasure/erasing.js';
import { privacyEvents } from '../events.js';
import { LegalHolds } from '../holds/legal-holds.js';
import { holdings } from '../inventory/holdings.js';
import { PrivacyTermsQueries } from '../terms/privacy-terms.queries.js';
import type { RetainedKind } from '../vocabulary.js';
import { PastPeople } from './past-people.js';
import { keptEvents, pastBefore } from './periods.policy.js';
import { Retention } from './retention.entity.js';

/**
 * Deletes a kind of record about a person after its period, as an erasure does. Decisions, badges and the hashes of the
 * record stay. Each step is harmless to repeat.
 */
@Injectable()
export class DeletePast {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly people: PersonRepository,
    private readonly holds: LegalHolds,
    private readonly past: PastPeople,
    private readonly terms: PrivacyTermsQueries,
    private readonly stored: EraseStored,
    private readonly payloads: ErasePayloads,
    private readonly clock: DatabaseClock,
    private readonly outbox: Outbox,
    private readonly ids: Ids,
  ) {}

  /** @returns whether it is done; false when there is nothing to delete, or when it has to wait for background work. */
  async run({ personId, kind }: { personId: string; kind: RetainedKind }): Promise<boolean> {
    const retention = await this.transactor.run((tx) => this.begin(tx, personId, kind));
    if (retention === null) return false;
    await this.stored.erase({ personId, kind });
    const except = keptEvents[kind];
    if (except !== 'all' && !(await this.payloads.erase({ erasureId: retention.id, personId, except }))) return false;
    for (const { tables } of holdings) {
      const toErase = tables.filter((table) => table.kind === kind);
      if (!(await this.transactor.run((tx) => this.eraseRows(tx, retention, toErase)))) return false;
    }
    await this.transactor.run((tx) => this.finish(tx, retention.id));
    return true;
  }

  /** An activity since it was found stops it; a hold does so even when it has begun. */
  private async begin(tx: Tx, personId: string, kind: RetainedKind): Promise<Retention | null> {
    const { programId } = await this.people.lock(tx, personId);
    const terms = await this.terms.shown({ kind: 'person', id: personId }, tx);
    const days = terms.periods[kind];
    if (!terms.retentionOn || days === null || (await this.holds.areOn(tx, personId))) return null;
    const begun = await tx.findOneBy(Retention, { personId, kind, doneAt: IsNull() });
    if (begun !== null) return begun;
    const begunAt = await this.clock.now(tx);
    const [found] = await this.past.of(
      tx,
      { programId, kind, before: pastBefore(begunAt, days) },
      { limit: 1, only: personId },
    );
    if (found === undefined) return null;
    const retention = { id: this.ids.next(), personId, kind, activeAt: found.activeAt, begunAt, doneAt: null };
    await tx.insert(Retention, retention);
    const payload = { personId, kind };
    await this.outbox.append(tx, privacyEvents['retention.begun']({ subjectId: retention.id, payload }));
    return retention;
  }

  /** @returns false when a hold was placed meanwhile: placing one waits for this, or this sees it. */
  private async eraseRows(tx: Tx, { id, personId }: Retention, tables: readonly PersonalTable[]): Promise<boolean> {
    if (tables.length === 0) return true;
    await this.people.lock(tx, personId);
    if (await this.holds.areOn(tx, personId)) return false;
    await asErasure(tx, id);
    for (const table of tables) await eraseRows(tx, table, personId);
    return true;
  }

  private async finish(tx: Tx, retentionId: string): Promise<void> {
    const { doneAt, personId, kind } = await lockRow(tx, Retention, { id: retentionId }, 'retention');
    if (doneAt !== null) return;
    await tx.update(Retention, { id: retentionId }, { doneAt: await this.clock.now(tx) });
    await this.outbox.append(
      tx,
      privacyEvents['retention.done']({ subjectId: retentionId, payload: { personId, kind } }),
    );
  }

  /** What was begun and is not done, the oldest first. */
  unfinished(): Promise<Retention[]> {
    return this.dataSource.manager.find(Retention, { where: { doneAt: IsNull() }, order: { id: 'ASC' }, take: 50 });
  }
}
