import { parseArgs } from 'node:util';
import { onPlatform } from './on-platform.js';
import { readGiven } from './read-given.js';
import { recoverFromRestore } from './recover-from-restore.js';

// Run this after the database was restored from a backup, before api and worker start:
// node dist/apps/operate/src/after-restore.js [--anyway] [--published <file or address>]…
const { values } = parseArgs({
  options: { anyway: { type: 'boolean', default: false }, published: { type: 'string', multiple: true, default: [] } },
});
await onPlatform(async (platform) => {
  const published = await Promise.all(
    values.published.map(async (from) => ({ from, document: await readGiven(from, 'application/json') })),
  );
  for await (const line of recoverFromRestore(platform, { anyway: values.anyway, published })) console.log(line);
});
