import type { PersonalData } from '#database';

/** What this slice itself holds about people. */
export const privacyData: PersonalData = {
  slice: 'privacy',
  subjects: [
    'SELECT id::text FROM erasure WHERE person_id = $1',
    'SELECT id::text FROM legal_hold WHERE person_id = $1',
  ],
  tables: [
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
