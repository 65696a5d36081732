import { randomBytes, randomUUID } from 'node:crypto';
import { Transactor } from '#database';
import { AccountOpening, Person, PersonRepository, type Role, SessionCookies } from '#identity';
import type { Laurel } from '../start-laurel.js';

export interface PersonOptions {
  /** A candidate unless told. */
  roles?: Role[];
  name?: string;
  email?: string;
  district?: string | null;
  school?: string | null;
  employer?: string | null;
  region?: number | null;
  zone?: string;
  /** Whether a second factor is set up, so that nothing is withheld. */
  secondFactor?: boolean;
}

type Within = Pick<Laurel, 'get' | 'dataSource' | 'clock'>;

let made = 0;

/**
 * Someone who has joined, of a district and employer of their own unless told. No password opens the account, since
 * hashing one takes long: sign in with {@link sessionCookieFor}.
 */
export async function aPerson(laurel: Within, { roles = ['candidate'], secondFactor = false, ...told }: PersonOptions = {}): Promise<Person> {
  made += 1;
  const unique = randomUUID().slice(0, 8);
  const about = {
    name: `Test ${roles[0] ?? 'person'} ${made}`,
    email: `person-${unique}@example.org`,
    district: `Test District ${unique}`,
    school: `Test School ${unique}`,
    employer: `Test Employer ${unique}`,
    region: null,
    zone: 'America/Chicago',
    ...told,
    roles,
  };
  const person = await laurel.get(Transactor).run(async (tx) => {
    const at = laurel.clock.now();
    const invited = await laurel.get(PersonRepository).insertOrLock(tx, about, at);
    return laurel.get(AccountOpening).open(tx, invited, { passwordHash: null, at });
  });
  if (secondFactor) await laurel.dataSource.query(`UPDATE auth."user" SET "twoFactorEnabled" = true WHERE id = $1`, [person.userId]);
  return person;
}

/** The `Cookie` header of a session that is really open for this person. */
export async function sessionCookieFor(laurel: Within, personId: string): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  await laurel.dataSource.query(
    `INSERT INTO auth.session (id, token, "userId", "expiresAt", "updatedAt") SELECT $1, $1, user_id, now() + interval '14 days', now() FROM person WHERE id = $2`,
    [token, personId],
  );
  return laurel.get(SessionCookies).pairFor(token);
}
