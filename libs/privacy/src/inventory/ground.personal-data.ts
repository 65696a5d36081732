import type { PersonalData } from '#database';
import { peopleSql } from '#identity';

const mentions = (text: string): string =>
  `EXISTS (SELECT FROM ${peopleSql} p WHERE p.id = $1 AND (strpos(${text}, p.email) > 0 OR strpos(${text}, p.name) > 0 OR strpos(${text}, p.id::text) > 0))`;

/** What the tables that belong to no slice hold about people. */
export const groundData: PersonalData = {
  slice: 'background work',
  subjects: [],
  tables: [
    {
      table: 'idempotency_record',
      about: 'Answers to requests, for a day, so that a repeated request is not carried out twice',
      kind: 'technical',
      readers: 'The person or system that sent the request',
      whose: `(t.actor_id = $1::uuid::text OR ${mentions('t.body::text')})`,
      erase: 'delete',
    },
    {
      table: 'task',
      about: 'Work that Laurel still has to do, and why it failed',
      kind: 'technical',
      readers: 'Administrators',
      whose: `(t.actor_id = $1::uuid::text OR t.subject_id = $1::uuid::text OR ${mentions(`t.payload::text || coalesce(t.last_error, '')`)})`,
      erase: { last_error: 'NULL' },
      plain: ['name', 'subject_kind', 'subject_id', 'actor_id', 'queue', 'payload'],
    },
    {
      table: 'delivery',
      about: 'Work that follows from an event, and why it failed',
      kind: 'technical',
      readers: 'Administrators',
      whose: mentions(`coalesce(t.last_error, '')`),
      erase: { last_error: 'NULL' },
      plain: ['listener', 'queue'],
    },
    {
      table: 'event',
      about: 'Who did what, and when: the audit trail. Words in it are erased, its hashes stay',
      kind: 'assessment',
      readers: 'Administrators',
      // ErasePayloads erases them through a function, which keeps the digest.
      whose: 't.actor_id = $1::uuid::text',
      erase: {},
      plain: ['type', 'subject_kind', 'subject_id', 'actor_id', 'payload', 'mark'],
      // What others did to their reviews and decisions shows only in what was released (rules 10 and 14).
      exported: `SELECT jsonb_build_object('what', replace(replace(t.type, '.', ' '), '-', ' '), 'at', t.occurred_at, 'by',
                        CASE WHEN t.actor_id = $1::uuid::text THEN 'you' WHEN t.actor_id IS NULL THEN 'Laurel' ELSE 'someone else' END) AS item
                   FROM event t WHERE t.actor_id = $1::uuid::text
                     OR (t.subject_id = $1::uuid::text AND t.subject_kind = 'person' AND t.type NOT LIKE 'conflict.%') ORDER BY t.id`,
    },
  ],
  impersonal: [
    'system_condition',
    'database_home',
    'content_check',
    'sweep_run',
    'record_entry',
    'record_node',
    'record_checkpoint',
    'program',
    'migration',
  ],
};
