import { migrate, seed } from '#platform';
import { onPlatform } from './on-platform.js';

// Run this between two releases. It migrates the schema, then imports the catalog of the release.
await onPlatform(
  async (platform) => {
    const versionsMade = await seed(platform);
    console.log(
      versionsMade.length === 0
        ? 'The catalog is up to date.'
        : `The catalog has new versions for ${versionsMade.join(', ')}.`,
    );
  },
  {
    async first({ databaseUrl }) {
      const ran = await migrate(databaseUrl);
      console.log(ran.length === 0 ? 'The schema is up to date.' : `Migrated: ${ran.join(', ')}.`);
    },
  },
);
