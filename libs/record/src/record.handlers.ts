import { SignCheckpoint } from './checkpoints/sign-checkpoint.sweep.js';
import { KeepRecord } from './keeping/keep-record.sweep.js';

/** What the worker runs for the record. */
export const recordHandlers = [KeepRecord, SignCheckpoint];
