import type { Standalone } from './start-standalone.js';

/**
 * Stops in good order on the first ctrl-C (or SIGTERM), at once on the second, and with a sentence when the database
 * is lost.
 */
export function stopOnSignal(laurel: Standalone): void {
  let stopping = false;
  const onSignal = () => {
    if (stopping) process.exit(130);
    stopping = true;
    console.log('\nStopping. ctrl-C again stops at once.');
    laurel.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  void laurel.databaseLost.then(() => {
    if (stopping) return;
    console.error(
      `PostgreSQL has ended. Its log: ${laurel.dataFolder}/postgres/postgres.log. What was stored is safe; start Laurel again.`,
    );
    process.exit(1);
  });
}
