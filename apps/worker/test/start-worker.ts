import { setTimeout as pause } from 'node:timers/promises';
import type { JobTimings } from '#jobs';
import { DeliveryQueries, Sweeps } from '#jobs';
import { type Laurel, type LaurelOptions, startLaurel, theProgram } from '#testing';
import { WorkerModule } from '../src/worker.module.js';
import { leftToDo } from './left-to-do.js';

/** The platform with a worker: relay, queues and the handlers of every slice, as in production. */
export interface LaurelWithWorker extends Laurel {
  /**
   * Waits until all listeners have handled their events and all tasks are done.
   * @throws Error that lists what is left when nothing was done for ten seconds, or what has failed for good.
   */
  untilIdle(): Promise<void>;
  /** Runs a sweep now, until it finds nothing more. From then on, sweeps run only when a test says so. */
  sweep(name: string): Promise<void>;
}

export interface WorkerOptions extends LaurelOptions {
  timings?: Partial<JobTimings>;
}

const patience = 10_000;
const glance = 10;

/** Starts a worker for a test file; stop it in `afterAll`. */
export async function startWorker({ timings, ...options }: WorkerOptions = {}): Promise<LaurelWithWorker> {
  const laurel = await startLaurel({
    ...options,
    imports: [WorkerModule.forRoot({ pollSeconds: 0.05, graceSeconds: 2, ...timings }), ...(options.imports ?? [])],
  });
  return { ...laurel, untilIdle: () => untilIdle(laurel), sweep: (name) => sweepAlone(laurel.get(Sweeps), name) };
}

/** Two sweeps at once would skip each other's rows, so the others are stopped first. */
async function sweepAlone(sweeps: Sweeps, name: string): Promise<void> {
  await sweeps.stop();
  await sweeps.run(name);
}

async function untilIdle(laurel: Laurel): Promise<void> {
  const programId = await theProgram(laurel);
  const page = (state: 'waiting' | 'failed') => laurel.get(DeliveryQueries).page({ programId, state, limit: 20 });
  let least = Infinity;
  let lastDone = performance.now();
  for (let left = await leftToDo(laurel); left > 0; left = await leftToDo(laurel)) {
    if (left < least) [least, lastDone] = [left, performance.now()];
    if (performance.now() - lastDone > patience)
      throw new Error(`Still to do: ${JSON.stringify((await page('waiting')).items)}`);
    await pause(glance);
  }
  const failed = (await page('failed')).items;
  if (failed.length > 0) throw new Error(`Given up: ${JSON.stringify(failed)}`);
}
