import type { PersonalData } from '#database';

/** What this slice holds about people. */
export const careerData: PersonalData = {
  slice: 'career',
  subjects: [],
  tables: [
    {
      table: 'career_record',
      about: 'What they state about their certificate, years and hours',
      kind: 'career',
      readers: 'The person, administrators',
      whose: 't.person_id = $1',
      erase: 'delete',
      exported: `SELECT jsonb_build_object('record', t.record, 'givenAt', t.given_at) AS item FROM career_record t WHERE t.person_id = $1 ORDER BY t.revision`,
    },
    {
      table: 'career_document',
      about: 'Signed transcripts and certificate packets',
      kind: 'career',
      readers: 'The person, administrators, and those to whom the person gives them',
      whose: 't.person_id = $1',
      erase: 'delete',
      exported: `SELECT jsonb_build_object('kind', t.kind, 'document', t.document, 'signedAt', t.kept_at) AS item FROM career_document t WHERE t.person_id = $1`,
    },
  ],
  impersonal: ['career_rules'],
};
