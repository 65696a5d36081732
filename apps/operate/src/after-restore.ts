import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { NestFactory } from '@nestjs/core';
import { readConfiguration } from '#config';
import { DomainError } from '#kernel';
import { PlatformModule } from '#platform';
import { recoverFromRestore } from './recover-from-restore.js';

// Run this after the database was restored from a backup, before api and worker start:
// node dist/apps/operate/src/after-restore.js [--anyway] [--published <file or address>]…
const { values } = parseArgs({
  options: { anyway: { type: 'boolean', default: false }, published: { type: 'string', multiple: true, default: [] } },
});
const platform = await NestFactory.createApplicationContext(PlatformModule.forRoot(readConfiguration(process.env)), {
  logger: ['warn'],
});
try {
  const published = await Promise.all(values.published.map(read));
  for await (const line of recoverFromRestore(platform, { anyway: values.anyway, published })) console.log(line);
} catch (error) {
  if (!(error instanceof DomainError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await platform.close();
}

/** A status list that was published before, from a file or an address. */
async function read(from: string): Promise<{ from: string; document: string }> {
  try {
    if (!/^https?:/.test(from)) return { from, document: await readFile(from, 'utf8') };
    const answer = await fetch(from, { headers: { Accept: 'application/json' } });
    if (!answer.ok) throw new Error(`it answered ${answer.status}`);
    return { from, document: await answer.text() };
  } catch (error) {
    throw new DomainError(
      'invalid',
      'status-list.unreadable',
      `${from} cannot be read: ${error instanceof Error ? error.message : String(error)}. Nothing was changed.`,
    );
  }
}
