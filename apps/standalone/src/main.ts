import { ConfigurationError } from '#config';
import { PostgresStartError } from '#embedded-postgres';
import { stopOnSignal } from './stop-on-signal.js';
import { PortTakenError, startStandalone } from './start-standalone.js';

const begun = performance.now();
try {
  const laurel = await startStandalone({ dataFolder: process.env.LAUREL_DATA || '.laurel', environment: process.env });
  stopOnSignal(laurel);
  console.log(`
Laurel is up after ${((performance.now() - begun) / 1000).toFixed(1)} s.

  Address   ${laurel.url}
  API       ${laurel.url}/docs
  Data      ${laurel.dataFolder}

ctrl-C stops it.
`);
} catch (error) {
  const expected = error instanceof ConfigurationError || error instanceof PostgresStartError || error instanceof PortTakenError;
  console.error(expected ? error.message : error);
  process.exit(1);
}
