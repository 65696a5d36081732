import { setTimeout as pause } from 'node:timers/promises';
import { type Drill, expectNone, Fault } from './drill.js';
import { seconds } from './load/meter.js';
import { awayMs, everythingElseGoesOn } from './load/outage.js';
import { onStage, underLoad } from './load/under-load.js';

export const drill: Drill = {
  shows: 'while the mail server is dead, and then refuses everything for now, emails wait; then each arrives once',
  async run({ say }) {
    let refused = 0;
    let refuses = false;
    const refuse = (command: string): string | null => {
      if (!refuses || !/^RCPT/i.test(command)) return null;
      refused += 1;
      return '451 4.3.2 Not now';
    };
    return onStage({ refuse }, (stage) =>
      underLoad(stage, async () => {
        await pause(3_000);
        say('the mail server is dead');
        stage.mail.shut();
        const faults = await everythingElseGoesOn(stage);
        say('it is back, and refuses');
        refuses = true;
        stage.mail.open();
        faults.push(...(await everythingElseGoesOn(stage)));
        refuses = false;
        say('it takes email again');
        expectNone(faults);
        if (refused === 0) throw new Fault('Nobody tried to send an email while the mail server refused.');
        return [
          `the mail server was dead for ${seconds(awayMs)}, and refused ${refused} tries in the next ${seconds(awayMs)}`,
        ];
      }),
    );
  },
};
