import { z } from 'zod';
import { about, declareEvents } from '#database';
import { badgeChoices, retainedKinds } from './vocabulary.js';

const erasure = about('erasure', { personId: z.uuid() });
const dataExport = about('export', { personId: z.uuid() });
const retention = about('retention', { personId: z.uuid(), kind: z.enum(retainedKinds) });
const days = z.int().nullable();
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
  'export.requested': dataExport,
  'export.ready': about('export', { personId: z.uuid(), expiresAt: z.iso.datetime() }),
  'export.removed': dataExport,
  'export.given-up': dataExport,
  'legal-hold.placed': hold,
  'legal-hold.ended': hold,
  'retention.begun': retention,
  'retention.done': retention,
  'privacy-terms.changed': about('program', {
    erasureWaitDays: z.int(),
    exportDays: z.int(),
    retentionOn: z.boolean(),
    periods: z.object({ message: days, technical: days, work: days, assessment: days, career: days, account: days }),
  }),
});
