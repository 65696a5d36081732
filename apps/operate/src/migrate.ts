import { NestFactory } from '@nestjs/core';
import { readConfiguration } from '#config';
import { migrate, PlatformModule, seed } from '#platform';

// Run this between two releases. It migrates the schema, then imports the catalog of the release.
const configuration = readConfiguration(process.env);
const ran = await migrate(configuration.databaseUrl);
console.log(ran.length === 0 ? 'The schema is up to date.' : `Migrated: ${ran.join(', ')}.`);

const platform = await NestFactory.createApplicationContext(PlatformModule.forRoot(configuration), {
  logger: ['error', 'warn'],
});
const versionsMade = await seed(platform);
console.log(
  versionsMade.length === 0
    ? 'The catalog is up to date.'
    : `The catalog has new versions for ${versionsMade.join(', ')}.`,
);
await platform.close();
