import type { PersonalData } from '#database';

const ofEnrollment = 't.enrollment_id IN (SELECT id FROM enrollment WHERE person_id = $1)';
const ofTeam = `t.id IN (SELECT m.team_id FROM team_member m JOIN enrollment e ON e.id = m.enrollment_id WHERE e.person_id = $1)`;
const readers = 'The candidate, administrators; their coach sees the progress';

/** What this slice holds about people. */
export const pilotsData: PersonalData = {
  slice: 'pilots',
  subjects: ['SELECT id::text FROM enrollment WHERE person_id = $1'],
  tables: [
    {
      table: 'attendance',
      about: 'Which meetings they attended',
      kind: 'work',
      readers: 'The candidate, administrators',
      whose: 't.person_id = $1',
      erase: {},
      plain: ['recorded_by'],
      exported: `SELECT jsonb_build_object('meeting', m.title, 'place', m.place, 'startsAt', m.starts_at, 'attended', t.attended) AS item
                   FROM attendance t JOIN meeting m ON m.id = t.meeting_id WHERE t.person_id = $1 ORDER BY m.starts_at`,
    },
    {
      table: 'enrollment',
      about: 'Enrollments, with their states, dates and price',
      kind: 'work',
      readers,
      whose: 't.person_id = $1',
      erase: {},
      plain: ['state', 'content_hash', 'zone'],
      exported: `SELECT jsonb_build_object('id', t.id, 'pilot', p.title, 'state', t.state, 'registeredAt', t.registered_at, 'startedAt', t.started_at,
                        'deadline', t.closes_at, 'submittedAt', t.submitted_at, 'metAt', t.met_at, 'priceCents', t.price_cents) AS item
                   FROM enrollment t JOIN pilot p ON p.id = t.pilot_id WHERE t.person_id = $1 ORDER BY t.registered_at`,
    },
    {
      table: 'enrollment_history',
      about: 'What happened to their enrollments, and the reasons for extensions, pauses and withdrawals',
      kind: 'work',
      readers,
      whose: ofEnrollment,
      erase: { reason: 'NULL' },
      plain: ['command', 'from_state', 'to_state', 'actor_id'],
      exported: `SELECT jsonb_build_object('enrollment', t.enrollment_id, 'what', t.command, 'from', t.from_state, 'to', t.to_state,
                        'reason', t.reason, 'at', t.at) AS item
                   FROM enrollment_history t WHERE ${ofEnrollment} ORDER BY t.at`,
    },
    {
      table: 'enrollment_requirement',
      about: 'Which other requirements they met, with the administrator’s note',
      kind: 'work',
      readers,
      whose: ofEnrollment,
      erase: { note: `''` },
      plain: ['kind', 'actor_id'],
      exported: `SELECT jsonb_build_object('enrollment', t.enrollment_id, 'requirement', t.kind, 'metAt', t.met_at, 'note', t.note) AS item
                   FROM enrollment_requirement t WHERE ${ofEnrollment}`,
    },
    {
      table: 'rigor_feedback',
      about: 'Their feedback on the rigor and clarity of a version',
      kind: 'work',
      readers: 'The candidate, administrators',
      whose: ofEnrollment,
      erase: { text: `''` },
      exported: `SELECT jsonb_build_object('enrollment', t.enrollment_id, 'rigor', t.rigor, 'clarity', t.clarity, 'text', t.text, 'givenAt', t.given_at) AS item
                   FROM rigor_feedback t WHERE ${ofEnrollment}`,
    },
    {
      table: 'team',
      about: 'The name and the school of a team that they are in',
      kind: 'work',
      readers: 'The members of the team, administrators',
      whose: ofTeam,
      // The other members keep their team.
      erase: {},
      plain: ['name', 'school'],
      exported: `SELECT jsonb_build_object('name', t.name, 'school', t.school, 'formedAt', t.formed_at) AS item FROM team t WHERE ${ofTeam}`,
    },
    {
      table: 'team_member',
      about: 'Which team they are in',
      kind: 'work',
      readers: 'The members of the team, administrators',
      whose: ofEnrollment,
      erase: {},
    },
  ],
  impersonal: ['pilot', 'pilot_version', 'meeting'],
};
