import { setTimeout as pause } from 'node:timers/promises';
import { type Drill, expectNone } from './drill.js';
import { seconds } from './load/meter.js';
import { awayMs, everythingElseGoesOn } from './load/outage.js';
import { onStage, underLoad } from './load/under-load.js';

export const drill: Drill = {
  shows: 'while the store is dead, what needs no file goes on; uploads get 503 and take no place; then all goes on',
  run: ({ say }) =>
    onStage({}, (stage) =>
      underLoad(stage, async () => {
        await pause(3_000);
        say('the store is dead');
        stage.store!.shut();
        const faults = await everythingElseGoesOn(stage, 'store');
        stage.store!.open();
        say('the store is back');
        expectNone(faults);
        return [`the store was dead for ${seconds(awayMs)}; health, sessions, drafts and public pages were served`];
      }),
    ),
};
