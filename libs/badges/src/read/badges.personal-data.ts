import type { PersonalData } from '#database';

const awards = '(SELECT a.id FROM award a WHERE a.person_id = $1)';

/** What this slice holds about people. */
export const badgesData: PersonalData = {
  slice: 'badges',
  subjects: ['SELECT id::text FROM award WHERE person_id = $1'],
  tables: [
    {
      table: 'evidence_share',
      about: 'Links to evidence that the holder made public',
      kind: 'work',
      readers: 'Anyone with the link',
      whose: `t.award_id IN ${awards}`,
      erase: {
        withdrawn_at: 'coalesce(t.withdrawn_at, now())',
        token_nonce: 'NULL',
        token_ciphertext: 'NULL',
        listed: 'false',
      },
      plain: ['item', 'token_hash'],
      exported: `SELECT jsonb_build_object('award', t.award_id, 'item', t.item, 'sharedAt', t.shared_at, 'withdrawnAt', t.withdrawn_at) AS item
                   FROM evidence_share t WHERE t.award_id IN ${awards} ORDER BY t.shared_at`,
    },
    {
      table: 'holder_did',
      about: 'The DID that the holder gave',
      kind: 'award',
      readers: 'Anyone: it is in the badge',
      whose: 't.person_id = $1',
      erase: 'delete',
      exported: `SELECT jsonb_build_object('did', t.did, 'givenAt', t.given_at) AS item FROM holder_did t WHERE t.person_id = $1`,
    },
    {
      table: 'award_history',
      about: 'What happened to a badge, and the reasons',
      kind: 'award',
      readers: 'The holder, administrators',
      whose: `t.award_id IN ${awards}`,
      erase: { reason: `CASE WHEN t.reason IS NULL THEN NULL ELSE 'Erased.' END` },
      plain: ['actor_id', 'command', 'from_state', 'to_state', 'credential_id'],
      exported: `SELECT jsonb_build_object('award', t.award_id, 'what', t.command, 'reason', t.reason, 'at', t.at) AS item
                   FROM award_history t WHERE t.award_id IN ${awards} ORDER BY t.at`,
    },
    {
      table: 'award',
      about: 'Badges, with their states',
      kind: 'award',
      readers: 'Anyone: badges are public, without the holder’s name',
      whose: 't.person_id = $1',
      erase: {},
      plain: ['state', 'composite'],
      exported: `SELECT jsonb_build_object('id', t.id, 'badge', a.title, 'level', a.level, 'state', t.state, 'issuedAt', t.issued_at) AS item
                   FROM award t JOIN achievement a ON a.id = t.achievement_id WHERE t.person_id = $1 ORDER BY t.issued_at`,
    },
    {
      table: 'credential',
      about:
        'The signed badge. It names the holder by a salted hash of the email address, and by the DID if they gave one',
      kind: 'award',
      readers: 'Anyone',
      whose: `t.award_id IN ${awards}`,
      erase: {},
      plain: ['document'],
      exported: `SELECT jsonb_build_object('award', t.award_id, 'signedBadge', t.document::jsonb, 'signedAt', t.signed_at) AS item
                   FROM credential t WHERE t.award_id IN ${awards} ORDER BY t.signed_at`,
    },
    {
      table: 'credential_jwt',
      about: 'The signed badge in another format',
      kind: 'award',
      readers: 'Anyone',
      whose: `t.credential_id IN (SELECT c.id FROM credential c WHERE c.award_id IN ${awards})`,
      erase: {},
      plain: ['jwt'],
    },
    {
      table: 'issuance',
      about: 'The salt of the hash in a badge, and its place in the status list',
      kind: 'award',
      readers: 'Anyone: it is in the badge',
      whose: `t.award_id IN ${awards}`,
      erase: {},
      plain: ['salt', 'composite'],
    },
  ],
  impersonal: [
    'achievement',
    'issuance_part',
    'issuer',
    'signing_key',
    'status_list',
    'published_status_list',
    'lost_withdrawal',
  ],
};
