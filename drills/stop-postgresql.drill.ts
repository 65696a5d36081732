import { setTimeout as pause } from 'node:timers/promises';
import { aPerson, sessionCookieFor } from '#testing';
import { type Drill, expectNone } from './drill.js';
import { seconds } from './load/meter.js';
import { type Glance, glance } from './load/probe.js';
import { onStage, underLoad } from './load/under-load.js';
import type { Stage } from './stage/stage.js';

/** Longer than a request waits for a statement: also those whose connection was open before get an answer. */
const frozenMs = 25_000;
/** A little more than the second that is promised, for the time that the request itself takes here. */
const healthWithinMs = 1_500;

export const drill: Drill = {
  shows: 'while PostgreSQL is frozen (SIGSTOP), health answers at once and requests get 503; then all goes on',
  run: ({ say }) =>
    onStage({}, (stage) =>
      underLoad(stage, async () => {
        const { id } = await aPerson(stage.laurel);
        const cookie = await sessionCookieFor(stage.laurel, id);
        await pause(2_000);
        say('PostgreSQL is frozen');
        stage.postgresql.freeze();
        try {
          return await lookAround(stage, cookie);
        } finally {
          stage.postgresql.thaw();
          say('PostgreSQL goes on');
        }
      }),
    ),
};

async function lookAround({ apis: [api] }: Stage, cookie: string): Promise<string[]> {
  const faults: string[] = [];
  const [live, ready, session, page]: Glance[][] = [[], [], [], []];
  const begun = performance.now();
  const waiting: Promise<unknown>[] = [];
  while (performance.now() - begun < frozenMs) {
    live!.push(await glance(`${api!.url}/health/live`));
    ready!.push(await glance(`${api!.url}/health/ready`));
    waiting.push(glance(`${api!.url}/v1/session`, cookie).then((answer) => session!.push(answer)));
    waiting.push(glance(`${api!.url}/v1/micro-credentials`).then((answer) => page!.push(answer)));
    await pause(1_000);
  }
  await Promise.all(waiting);
  const longest = (glances: Glance[]): number => Math.max(...glances.map(({ ms }) => ms));
  if (live!.some(({ status }) => status !== 200)) faults.push('/health/live did not always answer 200.');
  if (ready!.some(({ status, retryAfter }) => status !== 503 || retryAfter === null))
    faults.push(`/health/ready answered ${ready!.map(({ status }) => status).join(', ')} instead of 503.`);
  if (longest([...live!, ...ready!]) > healthWithinMs)
    faults.push(`Health took ${seconds(longest([...live!, ...ready!]))}.`);
  const refused = [...session!, ...page!];
  for (const { status, retryAfter } of refused)
    if (status !== 200 && (status !== 503 || retryAfter === null))
      faults.push(`A request was answered ${status}, Retry-After ${retryAfter}.`);
  if (!refused.some(({ status }) => status === 503)) faults.push('No request was told to come again.');
  expectNone(faults);
  return [
    `frozen for ${seconds(frozenMs)}: health answered within ${seconds(longest([...live!, ...ready!]))}`,
    `${refused.filter(({ status }) => status === 503).length} of ${refused.length} other requests got 503 with Retry-After, after ${seconds(longest(refused))} at most`,
  ];
}
