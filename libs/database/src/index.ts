export { ClockWatch } from './clock-watch.js';
export { createDataSource, type DatabaseOptions, type Work } from './data-source.js';
export { DatabaseClock, PostgresClock } from './database-clock.js';
export { DatabaseHome } from './home/database-home.js';
export { DatabaseModule } from './database.module.js';
export { DatabaseProbe } from './database-probe.js';
export { EventMarks } from './event-marks.js';
export { EventRecord } from './event.entity.js';
export {
  about,
  type AnyEventType,
  declareEvents,
  type EventOf,
  type EventType,
  type Happened,
  type NewEvent,
} from './event-type.js';
export { IdempotencyRecord } from './idempotency-record.entity.js';
export { Outbox } from './outbox.js';
export { decodeCursor, encodeCursor, toPage, type Page, type Position } from './page.js';
export { type PersonalData, type PersonalTable, type RecordKind } from './personal-data.js';
export { Scheduled } from './scheduled.js';
export { sqlWords } from './sql-words.js';
export { type AnyTaskType, type Assigned, declareTask, type NewTask, type TaskOf, type TaskType } from './task-type.js';
export { Task } from './task.entity.js';
export { Tasks } from './tasks.js';
export { Transactor, type Tx } from './transactor.js';
export { type Locked, lockRow, lockRowIfFree, type Stateful, type Transition, Transitions } from './transitions.js';
