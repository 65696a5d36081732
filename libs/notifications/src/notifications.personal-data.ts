import type { PersonalData } from '#database';
import { enrollmentsSql } from '#pilots';
import { peopleSql } from '#identity';

const person = (column: string): string => `(SELECT p.${column} FROM ${peopleSql} p WHERE p.id = $1)`;
/** A full name is replaced wherever it stands. A single word only as a whole word: "Ann" is not in "Annual". */
const nameless = (column: string): string =>
  `CASE WHEN strpos(${person('name')}, ' ') > 0 THEN replace(t.${column}, ${person('name')}, 'an erased person')
        ELSE regexp_replace(t.${column}, '\\m' || regexp_replace(${person('name')}, '([^[:alnum:]])', '\\\\\\1', 'g') || '\\M', 'an erased person', 'g') END`;
const without = (column: string): string => `replace(${nameless(column)}, ${person('email')}, 'an erased address')`;
const mentions = `strpos(lower(t.subject || ' ' || t.text), lower(${person('name')})) > 0 OR strpos(t.subject || ' ' || t.text, ${person('email')}) > 0`;

const namesOthers = `EXISTS (SELECT FROM message m WHERE (m.id = t.id OR m.digest_id = t.id) AND m.kind = 'mail-undelivered')`;

/** What this slice holds about people. */
export const notificationsData: PersonalData = {
  slice: 'notifications',
  subjects: ['SELECT id::text FROM message WHERE person_id = $1'],
  tables: [
    {
      table: 'message',
      about: 'Messages that were sent to them, with the address',
      kind: 'message',
      readers: 'The person, administrators',
      whose: 't.person_id = $1',
      erase: 'delete',
      // A message about email that does not arrive names somebody else, and so does a digest that holds one.
      exported: `SELECT jsonb_build_object('kind', t.kind, 'writtenAt', t.queued_at, 'sentAt', t.sent_at, 'to', t.to_address)
                        || CASE WHEN ${namesOthers} THEN '{}' ELSE jsonb_build_object('subject', t.subject, 'text', t.text) END AS item
                   FROM message t WHERE t.person_id = $1 ORDER BY t.queued_at`,
    },
    {
      table: 'message',
      about: 'Messages to others that mention them by name, such as to their coach',
      kind: 'message',
      readers: 'The person who got the message, administrators',
      whose: `t.person_id <> $1 AND (${mentions})`,
      erase: { subject: without('subject'), text: without('text') },
    },
    {
      table: 'mail_choice',
      about: 'Which messages they want by email',
      kind: 'account',
      readers: 'The person',
      whose: 't.person_id = $1',
      erase: 'delete',
      exported: `SELECT jsonb_build_object('about', t.kind, 'choice', t.choice) AS item FROM mail_choice t WHERE t.person_id = $1`,
    },
    {
      table: 'reminder',
      about: 'Reminders of their deadlines',
      kind: 'message',
      readers: 'Nobody',
      whose: `t.enrollment_id IN (SELECT e.id FROM ${enrollmentsSql} e WHERE e.person_id = $1)`,
      erase: 'delete',
    },
  ],
  impersonal: ['reminder_ladder', 'message_template', 'group_message', 'message_resend'],
};
