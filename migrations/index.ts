import { CreateEvent1763769600000 } from './1763769600000-create-event.js';

/** Every migration, in the order in which they run. */
export const migrations = [CreateEvent1763769600000];
