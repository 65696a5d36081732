import { setTimeout as pause } from 'node:timers/promises';
import { type Drill, expectNone } from './drill.js';
import { seconds } from './load/meter.js';
import { awayMs, everythingElseGoesOn } from './load/outage.js';
import { onStage, underLoad } from './load/under-load.js';
import { Gate } from './stage/gate.js';
import { startScanner } from './stage/scanner.js';

export const drill: Drill = {
  shows:
    'while the virus scanner is dead, files wait for their scan and everything else goes on; then they are scanned',
  async run({ say }) {
    const scanner = await startScanner();
    const gate = await Gate.before(scanner.url);
    try {
      return await onStage({ environment: { SCANNER_URL: gate.url, ACCEPT_UNSCANNED: 'false' } }, (stage) =>
        underLoad(stage, async () => {
          await pause(3_000);
          say('the scanner is dead');
          gate.shut();
          const faults = await everythingElseGoesOn(stage);
          gate.open();
          say('the scanner is back');
          expectNone(faults);
          return [`the scanner was dead for ${seconds(awayMs)}; it has scanned ${scanner.scanned()} files before`];
        }),
      );
    } finally {
      gate.stop();
      scanner.stop();
    }
  },
};
