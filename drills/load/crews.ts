import { setTimeout as pause } from 'node:timers/promises';
import { aPilot, type OpenPilot } from '#testing';
import { Fault } from '../drill.js';
import type { Stage } from '../stage/stage.js';
import { type Acknowledged, type People, peopleOf, walk } from './journey.js';
import { Meter } from './meter.js';

const mostTries = 30;

/** People who take one submission after another from the draft to the released decision, several at once. */
export class Crews {
  readonly meter = new Meter();
  readonly acknowledged: Acknowledged[] = [];
  private readonly crews: Promise<void>[];
  private over = false;
  private fault: unknown;

  private constructor(
    private readonly stage: Stage,
    private readonly pilot: OpenPilot,
    count: number,
  ) {
    this.crews = Array.from({ length: count }, () =>
      this.work().catch((error: unknown) => {
        this.fault ??= error;
      }),
    );
  }

  /** Starts so many crews. The programs must be running. */
  static async start(stage: Stage, count = 6): Promise<Crews> {
    stage.now();
    return new Crews(stage, await aPilot(stage.laurel, { requirements: [], seats: 5_000 }).open(), count);
  }

  /** @throws what stopped a crew. */
  check(): void {
    if (this.fault !== undefined) throw this.fault instanceof Error ? this.fault : new Fault(String(this.fault));
  }

  /** Lets every crew finish its submission. */
  async finish(): Promise<void> {
    this.over = true;
    await Promise.all(this.crews);
    this.check();
  }

  /** They are made in the database, which may be away just now. */
  private async newPeople(): Promise<People> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await peopleOf(this.stage, this.pilot, this.meter);
      } catch (error) {
        if (tries === mostTries) throw error;
        await pause(1_000);
      }
    }
  }

  private async work(): Promise<void> {
    while (!this.over && this.fault === undefined) {
      const people = await this.newPeople();
      this.acknowledged.push(people.acknowledged);
      await walk(people);
    }
  }
}
