import type { PersonalData } from '#database';

/** Null while its person takes part in another program: the account stays theirs there. */
const account = `(SELECT p.user_id FROM person p WHERE p.id = $1
  AND NOT EXISTS (SELECT FROM person other WHERE other.user_id = p.user_id AND other.id <> p.id))`;
const ofAccount = `t."userId" = ${account}`;
const owner = 'The person';
const administrators = 'The person, administrators';

/** What this slice holds about people. */
export const identityData: PersonalData = {
  slice: 'identity',
  subjects: ['SELECT $1::uuid::text AS id'],
  tables: [
    {
      table: 'auth.session',
      about: 'Where and when they are signed in: internet address and browser',
      kind: 'technical',
      readers: owner,
      whose: ofAccount,
      erase: 'delete',
      exported: `SELECT jsonb_build_object('signedInAt', t."createdAt", 'internetAddress', t."ipAddress", 'browser', t."userAgent") AS item
                   FROM auth.session t WHERE ${ofAccount} ORDER BY t."createdAt"`,
    },
    {
      table: 'auth."twoFactor"',
      about: 'The secret of their second factor, encrypted',
      kind: 'account',
      readers: 'Nobody',
      whose: ofAccount,
      erase: 'delete',
    },
    {
      table: 'auth."oauthAccessToken"',
      about: 'Access of backpacks that they connected: hashes of tokens',
      kind: 'technical',
      readers: 'Nobody',
      whose: ofAccount,
      erase: 'delete',
    },
    {
      table: 'auth."oauthRefreshToken"',
      about: 'Access of backpacks that they connected: hashes of tokens',
      kind: 'technical',
      readers: 'Nobody',
      whose: ofAccount,
      erase: 'delete',
    },
    {
      table: 'auth."oauthConsent"',
      about: 'Which backpacks they connected, and what for',
      kind: 'account',
      readers: owner,
      whose: ofAccount,
      erase: 'delete',
      exported: `SELECT jsonb_build_object('backpack', c.name, 'allowed', t.scopes, 'since', t."createdAt") AS item
                   FROM auth."oauthConsent" t JOIN auth."oauthClient" c ON c."clientId" = t."clientId" WHERE ${ofAccount}`,
    },
    {
      table: 'auth."oauthClient"',
      about: 'Systems and backpacks; of people only who registered one',
      kind: 'technical',
      readers: 'Administrators',
      whose: ofAccount,
      erase: 'delete',
    },
    {
      table: 'auth.verification',
      about: 'A sign-in that waits for its second factor',
      kind: 'technical',
      readers: 'Nobody',
      whose: `(t.identifier = (SELECT email FROM person WHERE id = $1) OR strpos(t.identifier || t.value, ${account}) > 0)`,
      erase: 'delete',
    },
    {
      table: 'auth.account',
      about: 'The hash of their password',
      kind: 'account',
      readers: 'Nobody',
      whose: ofAccount,
      erase: 'delete',
    },
    {
      table: 'auth."user"',
      about: 'The name and email address that they sign in with',
      kind: 'account',
      readers: administrators,
      whose: `t.id = ${account}`,
      erase: 'delete',
    },
    {
      table: 'coaching',
      about: 'Who coaches whom, now or before',
      kind: 'account',
      readers: 'Administrators, the coach',
      whose: '$1 IN (t.coach_id, t.candidate_id)',
      erase: 'delete',
      // An export names nobody else.
      exported: `SELECT jsonb_build_object('as', CASE WHEN t.coach_id = $1 THEN 'coach' ELSE 'candidate' END, 'since', t.since, 'endedAt', t.ended_at) AS item
                   FROM coaching t WHERE $1 IN (t.coach_id, t.candidate_id) ORDER BY t.since`,
    },
    {
      table: 'declared_conflict',
      about: 'Conflicts of interest that they declared, and those that name them as a candidate',
      kind: 'assessment',
      readers: 'Administrators, the reviewer',
      whose: '$1 IN (t.reviewer_id, t.candidate_id)',
      erase: 'delete',
      // A candidate does not learn who may review them (rule 10), and a reviewer's export names no candidate.
      exported: `SELECT jsonb_build_object('declaredAt', t.declared_at) AS item
                   FROM declared_conflict t WHERE t.reviewer_id = $1 ORDER BY t.declared_at`,
    },
    {
      table: 'invitation',
      about: 'When they were invited',
      kind: 'account',
      readers: 'Administrators',
      whose: 't.person_id = $1',
      erase: 'delete',
      exported: `SELECT jsonb_build_object('invitedAt', t.invited_at, 'acceptedAt', t.accepted_at) AS item
                   FROM invitation t WHERE t.person_id = $1 ORDER BY t.invited_at`,
    },
    {
      table: 'known_device',
      about: 'The browsers that they have signed in from: hashes of tokens, and when',
      kind: 'technical',
      readers: 'Nobody',
      whose: 't.person_id = $1',
      erase: 'delete',
    },
    {
      table: 'password_reset',
      about: 'When they asked to reset their password',
      kind: 'technical',
      readers: 'Nobody',
      whose: 't.person_id = $1',
      erase: 'delete',
    },
    {
      table: 'person',
      about: 'Name, email address, district, school, employer, region, time zone and roles',
      kind: 'account',
      readers: `${administrators}; their coach sees name, email address, district and school`,
      whose: 't.id = $1',
      erase: {
        user_id: 'NULL',
        email: `'erased-' || t.id || '@erased.invalid'`,
        name: `'An erased person'`,
        district: 'NULL',
        school: 'NULL',
        employer: 'NULL',
        region: 'NULL',
        zone: `'UTC'`,
        roles: `'{}'`,
        deactivated_at: 'coalesce(t.deactivated_at, now())',
        erased_at: 'now()',
        revision: 't.revision + 1',
      },
      exported: `SELECT jsonb_build_object('name', t.name, 'email', t.email, 'district', t.district, 'school', t.school, 'employer', t.employer,
                        'region', t.region, 'timeZone', t.zone, 'roles', t.roles, 'since', t.created_at) AS item
                   FROM person t WHERE t.id = $1`,
    },
  ],
  impersonal: [
    'auth.jwks',
    'auth."oauthResource"',
    'auth."oauthClientResource"',
    'auth."oauthClientAssertion"',
    // Counts by the hash of an address, for some minutes.
    'attempt',
  ],
};
