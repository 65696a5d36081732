import { CreateEvent1763769600000 } from './1763769600000-create-event.js';
import { CreateDelivery1763769605000 } from './1763769605000-create-delivery.js';
import { CreateIdentity1763769610000 } from './1763769610000-create-identity.js';
import { CreateCatalogue1763769620000 } from './1763769620000-create-catalogue.js';
import { CreateIdempotencyRecord1763769680000 } from './1763769680000-create-idempotency-record.js';

/** Every migration, in the order in which they run. */
export const migrations = [
  CreateEvent1763769600000,
  CreateDelivery1763769605000,
  CreateIdentity1763769610000,
  CreateCatalogue1763769620000,
  CreateIdempotencyRecord1763769680000,
];
