import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Drill, Fault, Skipped } from './drill.js';
import { onStage, underLoad } from './load/under-load.js';

const kills = 3;
const ahead = '+3h';

export const drill: Drill = {
  shows: 'a worker whose clock is 3 h ahead says so, and strands nothing when it is killed',
  async run({ say }) {
    const library = faketime();
    return onStage({}, (stage) =>
      underLoad(stage, async (crews) => {
        const worker = stage.workers[0]!;
        // Its timers go by the monotonic clock, which no machine sets.
        const skewed = { LD_PRELOAD: library, FAKETIME: ahead, FAKETIME_DONT_FAKE_MONOTONIC: '1' };
        for (let kill = 1; kill <= kills; kill += 1) {
          await worker.end('SIGKILL');
          worker.start(skewed);
          await worker.ready;
          await pause(4_000);
          crews.check();
          say(`kill ${kill} of ${kills}`);
        }
        const said = /The clock of this process is [^"]*/.exec(worker.log)?.[0];
        if (said === undefined) throw new Fault('The worker does not say that its clock is off.');
        await worker.end('SIGKILL');
        worker.start();
        await worker.ready;
        return [`a worker at ${ahead} was killed ${kills} times; it said: ${said}`];
      }),
    );
  },
};

/** The library of Debian's faketime. */
function faketime(): string {
  const found = ['/usr/lib', '/usr/lib64', '/usr/local/lib']
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => [folder, ...readdirSync(folder).map((name) => join(folder, name))])
    .map((folder) => join(folder, 'faketime/libfaketimeMT.so.1'))
    .find((file) => existsSync(file));
  if (found === undefined) throw new Skipped('It needs faketime: apt-get install faketime');
  return found;
}
