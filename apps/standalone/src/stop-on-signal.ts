import type { Standalone } from './start-standalone.js';

/**
 * Stops cleanly on the first ctrl-C (or SIGTERM), at once on the second, and with an explanation when the database is lost.
 */
export function stopOnSignal(laurel: Standalone): void {
  let stopping = false;
  const onSignal = () => {
    if (stopping) process.exit(130);
    stopping = true;
    console.log('\nStopping. Press ctrl-C again to stop immediately.');
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
      `PostgreSQL has stopped. Your data is safe. Start Laurel again. The log of PostgreSQL is ${laurel.dataFolder}/postgres/postgres.log.`,
    );
    process.exit(1);
  });
}
