import { migrate, seed } from '#platform';
import { onPlatform } from './on-platform.js';

// Run this between two releases. It migrates the schema, then imports the catalog of the release. The catalog is imported
// as the programs' database user, which also shows that this user can work.
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
    async first(configuration) {
      const ran = await migrate(configuration);
      console.log(ran.length === 0 ? 'The schema is up to date.' : `Migrated: ${ran.join(', ')}.`);
    },
  },
);
