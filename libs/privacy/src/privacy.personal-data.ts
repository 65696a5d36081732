import type { PersonalData } from '#database';
import { keySql } from './export/export-key.policy.js';

/** What this slice itself holds about people. */
export const privacyData: PersonalData = {
  slice: 'privacy',
  subjects: [
    'SELECT id::text FROM erasure WHERE person_id = $1',
    'SELECT id::text FROM legal_hold WHERE person_id = $1',
    'SELECT id::text FROM data_export WHERE person_id = $1',
  ],
  stored: { kind: 'account', keys: `SELECT ${keySql} AS key FROM data_export WHERE person_id = $1` },
  tables: [
    {
      table: 'retention',
      about: 'What was deleted about them because its period was over',
      kind: 'account',
      readers: 'Nobody',
      whose: 't.person_id = $1',
      erase: {},
      plain: ['kind'],
      exported: `SELECT jsonb_build_object('what', t.kind, 'deletedAt', t.done_at) AS item
                   FROM retention t WHERE t.person_id = $1 AND t.done_at IS NOT NULL ORDER BY t.done_at`,
    },
    {
      table: 'data_export',
      about: 'Their exports, and the exported file for some days',
      kind: 'account',
      readers: 'The person',
      whose: 't.person_id = $1',
      erase: 'delete',
      exported: `SELECT jsonb_build_object('requestedAt', t.requested_at, 'readyAt', t.ready_at, 'expiresAt', t.expires_at) AS item
                   FROM data_export t WHERE t.person_id = $1 ORDER BY t.requested_at`,
    },
    {
      table: 'legal_hold',
      about: 'Legal holds, with their reasons',
      kind: 'account',
      readers: 'Administrators',
      whose: 't.person_id = $1',
      erase: { reason: `'Erased.'`, end_reason: `CASE WHEN t.end_reason IS NULL THEN NULL ELSE 'Erased.' END` },
    },
    {
      table: 'erasure',
      about: 'Their requests to be erased',
      kind: 'account',
      readers: 'The person, administrators',
      whose: 't.person_id = $1',
      erase: { reason: `''` },
      plain: ['badges', 'state'],
      exported: `SELECT jsonb_build_object('state', t.state, 'requestedAt', t.requested_at, 'dueAt', t.due_at, 'badges', t.badges) AS item
                   FROM erasure t WHERE t.person_id = $1 ORDER BY t.requested_at`,
    },
  ],
  impersonal: ['privacy_terms'],
};
