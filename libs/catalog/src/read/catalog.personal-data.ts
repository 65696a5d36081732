import type { PersonalData } from '#database';

/** What this slice holds about people: those who design micro-credentials, and what they say about drafts. */
export const catalogData: PersonalData = {
  slice: 'catalog',
  subjects: [
    'SELECT id::text FROM design_member WHERE person_id = $1',
    'SELECT id::text FROM design_comment WHERE author_id = $1',
  ],
  tables: [
    {
      table: 'design_member',
      about: 'Which micro-credentials they design, and their part in it',
      kind: 'account',
      readers: 'The design team, administrators',
      whose: 't.person_id = $1',
      erase: 'delete',
      exported: `SELECT jsonb_build_object('microCredential', m.code, 'part', t.part, 'level', t.level, 'appointedAt', t.appointed_at) AS item
                   FROM design_member t JOIN micro_credential m ON m.id = t.micro_credential_id WHERE t.person_id = $1 ORDER BY t.appointed_at`,
    },
    {
      // A suggestion that was taken over is in the draft: those words are the program's.
      table: 'design_comment',
      about: 'What they said about drafts of micro-credentials, and the words that they suggested',
      kind: 'assessment',
      readers: 'The design team, administrators',
      whose: 't.author_id = $1',
      erase: { text: `'Erased.'`, suggestion: 'NULL' },
      plain: ['place', 'words'],
      exported: `SELECT jsonb_build_object('version', t.version_id, 'place', t.place, 'text', t.text, 'suggestion', t.suggestion, 'writtenAt', t.written_at) AS item
                   FROM design_comment t WHERE t.author_id = $1 ORDER BY t.written_at`,
    },
    {
      table: 'sign_off',
      about: 'Which versions of micro-credentials they signed off',
      kind: 'assessment',
      readers: 'The design team, administrators',
      whose: 't.person_id = $1',
      erase: {},
      plain: ['step', 'content_hash'],
      exported: `SELECT jsonb_build_object('version', t.version_id, 'before', t.step, 'signedAt', t.signed_at) AS item
                   FROM sign_off t WHERE t.person_id = $1 ORDER BY t.signed_at`,
    },
  ],
  impersonal: [
    'framework',
    'level',
    'domain',
    'domain_function',
    'competency',
    'case_package',
    'case_item',
    'case_association',
    'stack',
    'micro_credential',
    'version',
    'version_template',
    'version_approval',
  ],
};
