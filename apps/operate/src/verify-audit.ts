import { parseArgs } from 'node:util';
import { VerifyRecord } from '#record';
import { onPlatform } from './on-platform.js';
import { readGiven } from './read-given.js';

// Verifies the whole record, also against checkpoints that were kept elsewhere:
// node dist/apps/operate/src/verify-audit.js [--checkpoint <file or address>]…
// Exit code: 0 when everything is as it was recorded, 1 when something was changed, 2 when it could not be
// verified.
const { values } = parseArgs({ options: { checkpoint: { type: 'string', multiple: true, default: [] } } });
await onPlatform(
  async (platform) => {
    const kept = await Promise.all(values.checkpoint.map((from) => readGiven(from)));
    const found = { events: 0, erased: 0, faults: 0 };
    for await (const step of platform.get(VerifyRecord, { strict: false }).run({ kept })) {
      if ('verified' in step) {
        found.events = step.verified;
        console.error(`${step.verified} of ${step.of} events`);
      } else if ('erased' in step) found.erased = step.erased;
      else {
        found.faults += 1;
        console.log(`${step.kind}: ${step.words}`);
      }
    }
    console.log(
      `${found.events} events were verified, ${found.erased} of them erased: ${found.faults === 0 ? 'nothing was changed' : `${found.faults} faults`}.`,
    );
    if (found.faults > 0) process.exitCode = 1;
  },
  { failed: 2 },
);
