import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DatabaseClock, lockRow, Transactor, type Tx } from '#database';
import { LegalHolds } from '../holds/legal-holds.js';
import { holdings } from '../inventory/holdings.js';
import { EndWork } from './end-work.js';
import { ErasePayloads } from './erase-payloads.js';
import { EraseStored } from './erase-stored.js';
import { Erasure } from './erasure.entity.js';
import { Erasures } from './erasures.js';
import { asErasure, eraseRows } from './erasing.js';

/** A step of an erasure. Each is harmless to repeat. It returns false when it has to wait. */
type Step = (erasure: Erasure) => Promise<unknown>;

/**
 * Carries out an erasure whose waiting time is over and that an administrator confirmed: step by step, and after a crash
 * from the step that was not done. Ids, states, times and hashes stay in the record (rule 34).
 */
@Injectable()
export class CarryOutErasure {
  private readonly steps: readonly Step[];

  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly erasures: Erasures,
    private readonly holds: LegalHolds,
    private readonly clock: DatabaseClock,
    work: EndWork,
    stored: EraseStored,
    payloads: ErasePayloads,
  ) {
    this.steps = [
      (erasure) => work.account(erasure),
      (erasure) => work.ownEnrollments(erasure),
      (erasure) => work.badges(erasure),
      ({ personId }) => stored.erase({ personId }),
      ({ id, personId }) => payloads.erase({ erasureId: id, personId }),
      ...holdings.map(
        ({ tables }): Step =>
          ({ id, personId }) =>
            this.transactor.run(async (tx) => {
              await asErasure(tx, id);
              for (const table of tables) await eraseRows(tx, table, personId);
            }),
      ),
    ];
  }

  /** @returns whether it is done; false when it is not due, or has to wait for background work. */
  async run({ erasureId }: { erasureId: string }): Promise<boolean> {
    if (!(await this.transactor.run((tx) => this.begin(tx, erasureId)))) return false;
    for (;;) {
      const erasure = await this.dataSource.manager.findOneByOrFail(Erasure, { id: erasureId });
      if (erasure.state === 'done') return true;
      const step = this.steps[erasure.stepsDone];
      if (step === undefined) {
        await this.transactor.run((tx) => this.finish(tx, erasureId));
        continue;
      }
      if ((await step(erasure)) === false) return false;
      await this.transactor.run((tx) =>
        tx.update(Erasure, { id: erasureId, stepsDone: erasure.stepsDone }, { stepsDone: erasure.stepsDone + 1 }),
      );
    }
  }

  private async begin(tx: Tx, erasureId: string): Promise<boolean> {
    const erasure = await lockRow(tx, Erasure, { id: erasureId }, 'erasure');
    if (erasure.state === 'due' || erasure.state === 'done') return true;
    const isDue = erasure.confirmedAt !== null && erasure.dueAt <= (await this.clock.now(tx));
    if (!isDue || erasure.state !== 'requested' || (await this.holds.areOn(tx, erasure.personId))) return false;
    await this.erasures.move(tx, erasure, 'come-due', { actorId: null });
    return true;
  }

  private async finish(tx: Tx, erasureId: string): Promise<void> {
    const erasure = await lockRow(tx, Erasure, { id: erasureId }, 'erasure');
    if (erasure.state !== 'due') return;
    await this.erasures.move(tx, erasure, 'finish', { actorId: null, doneAt: await this.clock.now(tx) });
  }
}
