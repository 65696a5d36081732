import { setTimeout as pause } from 'node:timers/promises';
import type { Drill, DrillContext } from './drill.js';
import type { Crews } from './load/crews.js';
import { onStage, underLoad } from './load/under-load.js';
import type { Program } from './stage/program.js';
import type { Stage } from './stage/stage.js';

/** So that a worker lives longer, on average, than preparing a file takes. Otherwise nobody gets anywhere. */
const longestPauseMs = 6_000;

export const drill: Drill = {
  shows: 'kill -9 of api and worker at random moments loses, doubles and strands nothing',
  run: (context) => onStage({}, (stage) => underLoad(stage, (crews) => killAtRandom(stage, crews, context))),
};

/**
 * Kills one program after another at random times, and starts it again at once. Another of its kind is always up, so
 * that what people wait for is not how long a program takes to start.
 */
async function killAtRandom(
  { apis, workers, redis }: Stage,
  crews: Crews,
  { kills, say }: DrillContext,
): Promise<string[]> {
  const killed = { api: 0, worker: 0 };
  for (let kill = 1; kill <= kills; kill += 1) {
    await pause(Math.random() * longestPauseMs);
    crews.check();
    const program = await anyWithReplica(apis, workers);
    await program.end('SIGKILL');
    killed[program.kind] += 1;
    program.start();
    if (kill % 10 === 0) say(`${kill} of ${kills} kills, ${crews.acknowledged.length} submissions`);
  }
  await Promise.all([...apis, ...workers].map(({ ready }) => ready));
  return [
    `${kills} kill -9 (api ${killed.api}, worker ${killed.worker}), queue in ${redis === null ? 'PostgreSQL' : 'Redis'}`,
  ];
}

async function anyWithReplica(...kinds: Program[][]): Promise<Program> {
  for (;;) {
    const candidates = kinds.filter((programs) => programs.every(({ isReady }) => isReady)).flat();
    if (candidates.length > 0) return candidates[Math.floor(Math.random() * candidates.length)]!;
    await pause(20);
  }
}
