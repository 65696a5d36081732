import { parseArgs } from 'node:util';
import { NestFactory } from '@nestjs/core';
import { KeyHistory, RotateSigningKey } from '#badges';
import { readConfiguration } from '#config';
import { DomainError } from '#kernel';
import { PlatformModule } from '#platform';

// Creates a new key for signing badges: node dist/apps/operate/src/rotate-signing-key.js [--now | --list]
const overlapHours = 24;
const { values } = parseArgs({
  options: { now: { type: 'boolean', default: false }, list: { type: 'boolean', default: false } },
});
const platform = await NestFactory.createApplicationContext(PlatformModule.forRoot(readConfiguration(process.env)), {
  logger: ['error', 'warn'],
});
try {
  if (!values.list) {
    const { id, signsFrom } = await platform
      .get(RotateSigningKey, { strict: false })
      .run({ actor: null, overlapMinutes: values.now ? 0 : overlapHours * 60 });
    console.log(
      `${id} is published, and signs from ${signsFrom.toISOString()}. The old keys stay published, so badges that they signed stay valid.`,
    );
  }
  for (const { id, algorithm, signsFrom, signsUntil } of await platform.get(KeyHistory, { strict: false }).all()) {
    console.log(
      `${signsFrom.toISOString()} to ${signsUntil?.toISOString() ?? 'the next rotation'}  ${algorithm}  ${id}`,
    );
  }
} catch (error) {
  if (!(error instanceof DomainError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await platform.close();
}
