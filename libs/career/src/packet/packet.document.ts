import { createHash } from 'node:crypto';
import type { HeldCredential, Profile } from '#badges';
import { canonicalJson, sha256Hex } from '#kernel';
import type { CareerProgress } from '../progress/career-progress.policy.js';
import type { CareerRecord } from '../record/career-record.policy.js';
import type { CareerRules } from '../progress/career-rules.policy.js';

/** Everything in a packet. None of it depends on when or where Laurel makes it. */
export interface PacketFacts {
  holder: { name: string };
  issuer: Pick<Profile, 'id' | 'name'> & { address: string };
  /** The packet's date: when its newest record was made. */
  at: Date;
  /** As of {@link at}'s day in the holder's zone. */
  progress: CareerProgress;
  zone: string;
  rules: CareerRules;
  record: CareerRecord;
  badges: HeldCredential[];
}

/** W3C's terms of a verifiable credential. The packet brings its own terms too, so verifiers need nothing else. */
const credentialsContext = 'https://www.w3.org/ns/credentials/v2';

const day = 'http://www.w3.org/2001/XMLSchema#date';
const instant = 'http://www.w3.org/2001/XMLSchema#dateTime';

/** What the packet's properties mean. Each is defined by the issuer; a type marks a date or a time. */
const terms: Record<string, string | null> = {
  CareerPacket: null,
  attested: null,
  badge: null,
  code: null,
  level: null,
  stack: null,
  kind: null,
  awardedDate: instant,
  reckoned: null,
  asOf: day,
  zone: null,
  clock: null,
  initial: null,
  transition: null,
  limit: day,
  lastDay: day,
  phase: null,
  microCredentials: null,
  option: null,
  experience: null,
  mentoring: null,
  yearly: null,
  year: null,
  needed: null,
  neededHours: null,
  neededEvaluations: null,
  has: null,
  missing: null,
  met: null,
  reachedOn: day,
  years: null,
  days: null,
  number: null,
  over: null,
  hours: null,
  missingHours: null,
  evaluations: null,
  missingEvaluations: null,
  stated: null,
  initialCertificateOn: day,
  transitionCertificateOn: day,
  position: null,
  mentored: null,
  development: null,
  evaluation: null,
  role: null,
  place: null,
  mentor: null,
  about: null,
  by: null,
  from: day,
  to: day,
  on: day,
  rules: null,
  initialYears: null,
  transitionYears: null,
  limitYears: null,
  source: null,
};

/**
 * The packet for the state as an unsigned verifiable credential: what Laurel attests (the badges, each with the hash of
 * its bytes), what the holder states, and what both add up to under the rules. Its id is the hash of its content (RFC
 * 6920). It leaves out properties without a value, since the signature would not cover them.
 */
export function packetDocument({ holder, issuer, at, progress, zone, rules, record, badges }: PacketFacts) {
  const { clock, ...reckoned } = progress;
  const said = present({
    '@context': [credentialsContext, contextOf(`${issuer.address}#career-`)],
    type: ['VerifiableCredential', 'CareerPacket'],
    name: 'Career certificate packet',
    description:
      'What the issuer attests about the holder’s micro-credentials, what the holder states about their career, and what both add up to under the rules named here.',
    issuer: { id: issuer.id, name: issuer.name },
    validFrom: stampOf(at),
    credentialSubject: {
      name: holder.name,
      attested: {
        badge: badges.map(({ url, code, title, level, stack, kind, awardedAt }) => ({
          id: url,
          name: title,
          code,
          kind,
          level,
          stack,
          awardedDate: stampOf(awardedAt),
        })),
      },
      stated: {
        initialCertificateOn: record.initialCertificateOn,
        transitionCertificateOn: record.transitionCertificateOn,
        position: record.positions,
        mentored: record.mentoring,
        development: record.development,
        evaluation: record.evaluations,
      },
      reckoned: {
        ...reckonedOf(reckoned),
        zone,
        clock:
          clock === null
            ? null
            : {
                initial: clock.initial,
                transition: clock.transition,
                limit: clock.limit,
                lastDay: clock.lastDay,
                phase: clock.phase,
              },
      },
      rules: {
        number: rules.number,
        initialYears: rules.initialYears,
        transitionYears: rules.transitionYears,
        limitYears: rules.limitYears,
        source: rules.source,
      },
    },
    relatedResource:
      badges.length === 0
        ? null
        : badges.map(({ url, document }) => ({
            id: url,
            digestSRI: `sha384-${createHash('sha384').update(document).digest('base64')}`,
          })),
  });
  return { ...said, id: namedByHash(said) };
}

function reckonedOf({
  asOf,
  microCredentials: { stacks, ...microCredentials },
  experience,
  mentoring,
  yearly: { years, ...yearly },
}: Omit<CareerProgress, 'clock'>) {
  return {
    asOf,
    microCredentials: {
      ...microCredentials,
      stack: stacks.map(({ code, title, earned, of }) => ({ code, name: title, has: earned, needed: of })),
    },
    experience,
    mentoring,
    yearly: { ...yearly, year: years },
  };
}

function contextOf(prefix: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(terms).map(([term, type]) => [
      term,
      type === null ? `${prefix}${term}` : { '@id': `${prefix}${term}`, '@type': type },
    ]),
  );
}

/** The same without properties that have no value. */
function present<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(present) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => (member === null ? [] : [[name, present(member)]])),
  ) as Value;
}

/** An address made from the document's content (RFC 6920). */
export function namedByHash(said: object): string {
  return `ni:///sha-256;${Buffer.from(sha256Hex(canonicalJson(said)), 'hex').toString('base64url')}`;
}

/** An instant in whole seconds, UTC. */
export function stampOf(at: Date): string {
  return at.toISOString().replace(/\.\d{3}Z$/, 'Z');
}
