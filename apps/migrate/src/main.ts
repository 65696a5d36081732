import { NestFactory } from '@nestjs/core';
import { ImportCatalogue } from '#catalogue';
import { readConfiguration } from '#config';
import { migrate, PlatformModule } from '#platform';

// The step between two releases in production: the schema first, then the catalogue that the release brings.
const configuration = readConfiguration(process.env);
const ran = await migrate(configuration.databaseUrl);
console.log(ran.length === 0 ? 'The schema is up to date.' : `Migrated: ${ran.join(', ')}.`);

const platform = await NestFactory.createApplicationContext(PlatformModule.forRoot(configuration), { logger: ['error', 'warn'] });
const { versionsMade } = await platform.get(ImportCatalogue, { strict: false }).run();
console.log(versionsMade.length === 0 ? 'The catalogue is up to date.' : `The catalogue has new versions for ${versionsMade.join(', ')}.`);
await platform.close();
