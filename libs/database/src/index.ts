export { createDataSource, type DatabaseOptions } from './data-source.js';
export { DatabaseClock, PostgresClock } from './database-clock.js';
export { DatabaseModule } from './database.module.js';
export { EventRecord } from './event.entity.js';
export { IdempotencyRecord } from './idempotency-record.entity.js';
export { Outbox, type NewEvent } from './outbox.js';
export { decodeCursor, encodeCursor, toPage, type Page, type Position } from './page.js';
export { Transactor, type Tx } from './transactor.js';
