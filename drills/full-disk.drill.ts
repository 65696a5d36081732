import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Drill, type DrillContext, expectNone } from './drill.js';
import { seconds } from './load/meter.js';
import { awayMs, everythingElseGoesOn } from './load/outage.js';
import { onStage, underLoad } from './load/under-load.js';
import { SmallDisk } from './stage/small-disk.js';

export const drill: Drill = {
  shows:
    "when the store's disk is full, and when PostgreSQL's is, requests get 503 and nothing is half stored; then all goes on",
  run: async (context) => [...(await storesDisk(context)), ...(await postgresqlsDisk(context))],
};

async function storesDisk({ say }: DrillContext): Promise<string[]> {
  return withDisk(64, (disk) =>
    onStage({ store: { folder: join(disk.folder, 'store') } }, (stage) =>
      underLoad(stage, async () => {
        await pause(3_000);
        disk.fill();
        say("the store's disk is full");
        const faults = await everythingElseGoesOn(stage);
        disk.makeRoom();
        say('it has room again');
        expectNone(faults);
        return [`the disk of the store was full for ${seconds(awayMs)}; what needs no file was served`];
      }),
    ),
  );
}

async function postgresqlsDisk({ say }: DrillContext): Promise<string[]> {
  return withDisk(512, (disk) =>
    onStage({ postgresFolder: join(disk.folder, 'postgresql') }, (stage) =>
      underLoad(stage, async (crews) => {
        await pause(3_000);
        disk.fill();
        say("PostgreSQL's disk is full");
        await pause(awayMs);
        disk.makeRoom();
        const ended = await stage.postgresql.startAgainIfEnded();
        say('it has room again');
        crews.check();
        const then = ended ? 'PostgreSQL ended and was started again' : 'PostgreSQL stayed up';
        return [`the disk of PostgreSQL was full for ${seconds(awayMs)}; ${then}`];
      }),
    ),
  );
}

async function withDisk(megabytes: number, use: (disk: SmallDisk) => Promise<string[]>): Promise<string[]> {
  const disk = SmallDisk.mount(megabytes);
  try {
    return await use(disk);
  } finally {
    disk.unmount();
  }
}
