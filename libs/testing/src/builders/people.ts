import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { Transactor } from '#database';
import {
  AcceptInvitation,
  AccountOpening,
  InvitePerson,
  MailedLinks,
  Person,
  type PersonActor,
  PersonRepository,
  SessionCookies,
} from '#identity';
import type { Role } from '#identity/vocabulary';
import { ProgramQueries, ProgramRepository } from '#programs';
import type { Laurel } from '../start-laurel.js';

export interface PersonOptions {
  /** Default: a candidate. */
  roles?: Role[];
  name?: string;
  email?: string;
  district?: string | null;
  school?: string | null;
  employer?: string | null;
  region?: number | null;
  zone?: string;
  /** Whether a second factor is set up, so that no role is withheld. */
  secondFactor?: boolean;
}

type Within = Pick<Laurel, 'get' | 'dataSource' | 'clock' | 'programId'>;

let made = 0;

/** The id of the program in which things are made: the first that there was, unless they are made {@link inProgram}. */
export async function theProgram(laurel: Pick<Laurel, 'get' | 'programId'>): Promise<string> {
  return laurel.programId ?? (await laurel.get(ProgramQueries).standard()).id;
}

/** The same Laurel, in which builders make people, pilots and versions of the program with this code. */
export async function inProgram<Within extends Pick<Laurel, 'get'>>(laurel: Within, code: string): Promise<Within> {
  const named = { code, name: `Test program ${code}` };
  const { id } = await laurel.get(Transactor).run((tx) => laurel.get(ProgramRepository).withCode(tx, named));
  return { ...laurel, programId: id };
}

/**
 * Someone who has joined, by default with a district and employer of their own. The account has no password, since
 * hashing is slow: sign in with {@link sessionCookieFor}.
 */
export async function aPerson(
  laurel: Within,
  { roles = ['candidate'], secondFactor = false, ...told }: PersonOptions = {},
): Promise<Person> {
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
    programId: await theProgram(laurel),
  };
  const person = await laurel.get(Transactor).run(async (tx) => {
    const at = laurel.clock.now();
    const invited = await laurel.get(PersonRepository).insertOrLock(tx, about, at);
    return laurel.get(AccountOpening).open(tx, invited, { passwordHash: null, at });
  });
  if (secondFactor)
    await laurel.dataSource.query(`UPDATE auth."user" SET "twoFactorEnabled" = true WHERE id = $1`, [person.userId]);
  return person;
}

/** The person as the actor of an operation. */
export function asActor({
  id,
  programId = 'a-program',
  roles,
}: Pick<Person, 'id' | 'roles'> & Partial<Pick<Person, 'programId'>>): PersonActor {
  return { kind: 'person', id, programId, roles };
}

/** An administrator without a row in the database. */
export const anAdministrator = asActor({ id: 'an-administrator', roles: ['administrator'] });

/** The `Cookie` header of a real open session of this person. */
export async function sessionCookieFor(laurel: Within, personId: string): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  await laurel.dataSource.query(
    `INSERT INTO auth.session (id, token, "userId", "expiresAt", "updatedAt") SELECT $1, $1, user_id, now() + interval '14 days', now() FROM person WHERE id = $2`,
    [token, personId],
  );
  return laurel.get(SessionCookies).pairFor(token);
}

/** Someone with an open invitation, and the token of its mail. */
export async function anInvitee(
  laurel: Within,
  options: Omit<PersonOptions, 'secondFactor'> = {},
): Promise<{ person: Person; invitationId: string; token: string }> {
  const unique = randomUUID().slice(0, 8);
  const invitee = {
    name: `Test invitee ${unique}`,
    email: `invitee-${unique}@example.org`,
    roles: ['candidate'] as Role[],
    zone: 'America/Chicago',
    programId: await theProgram(laurel),
    ...options,
  };
  const { person, invitation } = await laurel.get(InvitePerson).run({ ...invitee, actor: null });
  const link = await laurel.get(MailedLinks).invitation(invitation.id);
  return { person, invitationId: invitation.id, token: link!.url.split('#')[1]! };
}

/** Someone who joined by an invitation and chose a password. Slow: for tests of sign-in. */
export async function aPersonWithPassword(
  laurel: Within,
  options: Omit<PersonOptions, 'secondFactor'> = {},
): Promise<Person & { password: string }> {
  const { token } = await anInvitee(laurel, options);
  const password = 'four quiet words together';
  return { ...(await laurel.get(AcceptInvitation).run({ token, password, address: '192.0.2.1' })), password };
}

/** The code of an authenticator app for an `otpauth://` address, now or `stepsAhead` times thirty seconds later. */
export function codeFor(uri: string, stepsAhead = 0): string {
  const bits = [...new URL(uri).searchParams.get('secret')!]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const secret = Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + stepsAhead));
  const digest = createHmac('sha1', secret).update(counter).digest();
  const number = digest.readUInt32BE(digest.at(-1)! & 15) & 0x7fff_ffff;
  return String(number % 1_000_000).padStart(6, '0');
}
