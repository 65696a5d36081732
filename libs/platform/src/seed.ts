import type { INestApplicationContext } from '@nestjs/common';
import { ImportCatalog } from '#catalog';
import { SeedPilot2020 } from '#pilots';

/**
 * Imports the catalog of the program and the pilot of 2020. Harmless to repeat.
 * @returns the codes of the micro-credentials that got their first version.
 */
export async function seed(app: INestApplicationContext): Promise<string[]> {
  const { versionsMade } = await app.get(ImportCatalog, { strict: false }).run();
  await app.get(SeedPilot2020, { strict: false }).run();
  return versionsMade;
}
