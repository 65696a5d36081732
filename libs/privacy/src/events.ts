import { z } from 'zod';
import { about, declareEvents } from '#database';
import { badgeChoices } from './vocabulary.js';

const erasure = about('erasure', { personId: z.uuid() });
const hold = about('legal-hold', { personId: z.uuid().nullable(), pilotId: z.uuid().nullable() });

/** Without reasons: they stay in the rows, which can be erased. */
export const privacyEvents = declareEvents({
  'erasure.requested': about('erasure', { personId: z.uuid(), badges: z.enum(badgeChoices), dueAt: z.iso.datetime() }),
  'erasure.confirmed': erasure,
  'erasure.withdrawn': erasure,
  'erasure.held': erasure,
  'erasure.released': erasure,
  'erasure.begun': erasure,
  'erasure.done': erasure,
  'legal-hold.placed': hold,
  'legal-hold.ended': hold,
});
