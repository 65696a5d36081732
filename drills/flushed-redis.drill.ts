import { setTimeout as pause } from 'node:timers/promises';
import { type Drill, Skipped } from './drill.js';
import { onStage, underLoad } from './load/under-load.js';

const flushes = 5;

export const drill: Drill = {
  shows: 'a Redis that loses everything costs nothing: what is due is queued again from PostgreSQL',
  run: ({ say }) =>
    onStage({}, (stage) => {
      const { redis } = stage;
      if (redis === null) throw new Skipped('It needs redis-server: apt-get install redis-server');
      return underLoad(stage, async (crews) => {
        for (let flush = 1; flush <= flushes; flush += 1) {
          await pause(Math.random() * 4_000);
          crews.check();
          await redis.command('FLUSHALL');
          say(`flush ${flush} of ${flushes}`);
        }
        return [`${flushes} times FLUSHALL under load`];
      });
    }),
};
