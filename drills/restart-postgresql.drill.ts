import { setTimeout as pause } from 'node:timers/promises';
import { type Drill, Fault } from './drill.js';
import { seconds } from './load/meter.js';
import { glance } from './load/probe.js';
import { onStage, underLoad } from './load/under-load.js';

const restarts = 3;

export const drill: Drill = {
  shows: 'a restart of PostgreSQL under load loses and doubles nothing, and nobody restarts api or worker',
  run: ({ say }) =>
    onStage({}, (stage) =>
      underLoad(stage, async (crews) => {
        let longestMs = 0;
        const pids = [...stage.apis, ...stage.workers].map(({ pid }) => pid);
        for (let restart = 1; restart <= restarts; restart += 1) {
          await pause(3_000);
          crews.check();
          say(`restart ${restart} of ${restarts}`);
          await stage.postgresql.restart(() => pause(2_000));
          const begun = performance.now();
          for (const api of stage.apis)
            while ((await glance(`${api.url}/health/ready`)).status !== 200) await pause(50);
          longestMs = Math.max(longestMs, performance.now() - begun);
        }
        const same = [...stage.apis, ...stage.workers].every(({ pid, hasEnded }, at) => pid === pids[at] && !hasEnded);
        if (!same) throw new Fault('An api or a worker ended by itself.');
        return [
          `${restarts} restarts, each with 2 s without a server; both api were ready again within ${seconds(longestMs)}`,
        ];
      }),
    ),
};
