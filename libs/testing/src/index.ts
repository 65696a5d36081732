export { FixedClock, FixedDatabaseClock } from './fixed-clock.js';
export { startLaurel, testConfiguration, type Laurel, type LaurelOptions } from './start-laurel.js';
export { testDatabase, type TestDatabase } from './test-database.js';
