import { parseArgs } from 'node:util';
import { KeyHistory, RotateSigningKey } from '#badges';
import { onPlatform } from './on-platform.js';

// Creates a new key for signing badges: node dist/apps/operate/src/rotate-signing-key.js [--now | --list]
const overlapHours = 24;
const { values } = parseArgs({
  options: { now: { type: 'boolean', default: false }, list: { type: 'boolean', default: false } },
});
await onPlatform(async (platform) => {
  if (!values.list) {
    const { id, signsFrom } = await platform
      .get(RotateSigningKey, { strict: false })
      .run({ actor: null, overlapMinutes: values.now ? 0 : overlapHours * 60 });
    console.log(
      `${id} is published, and signs from ${signsFrom.toISOString()}. The old keys stay published, so badges that they signed stay valid.`,
    );
  }
  for (const { id, algorithm, signsFrom, signsUntil } of await platform.get(KeyHistory, { strict: false }).all())
    console.log(
      `${signsFrom.toISOString()} to ${signsUntil?.toISOString() ?? 'the next rotation'}  ${algorithm}  ${id}`,
    );
});
