import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { microCredentialsSql, versionsSql } from '#catalog';
import { type Person, PersonQueries } from '#identity';
import { isZone, notFound, type Zone } from '#kernel';
import { enrollmentsSql, pilotsSql } from '#pilots';
import { ProgramBoundary, type ThingRef } from '#programs';
import { ReadingAccess } from '#reviews';
import { submissionsSql } from '#submissions';
import { finalLetters, type LetterKind } from '../vocabulary.js';

const workSql = `
  SELECT enrollment.person_id AS "personId", enrollment.pilot_id AS "pilotId", enrollment.zone, pilot.title AS pilot,
         credential.code || ', ' || credential.title AS credential
    FROM ${enrollmentsSql} AS enrollment
    JOIN ${pilotsSql} AS pilot ON pilot.id = enrollment.pilot_id
    JOIN ${versionsSql} AS version ON version.id = enrollment.version_id
    JOIN ${microCredentialsSql} AS credential ON credential.id = version.micro_credential_id
   WHERE enrollment.id = $1`;

const attemptSql = `SELECT enrollment_id AS "enrollmentId", attempt, number FROM ${submissionsSql} AS submission WHERE id = $1`;

/** A digest is final when it holds a final notice. A message is the first when none came back from its address before. */
const undeliveredSql = `
  SELECT message.person_id AS "personId", message.kind, message.subject, coalesce(message.to_address, '') AS address,
         coalesce(message.last_error, '') AS said,
         EXISTS (SELECT FROM message AS one WHERE (one.id = message.id OR one.digest_id = message.id) AND one.kind = ANY ($2))
           AS "isFinal",
         message.failure = 'mailbox' AND NOT EXISTS (
           SELECT FROM message AS earlier
            WHERE earlier.person_id = message.person_id AND earlier.to_address = message.to_address
              AND earlier.failure = 'mailbox' AND earlier.undelivered_at < message.undelivered_at) AS "isFirst"
    FROM message WHERE message.id = $1 AND message.undelivered_at IS NOT NULL`;

interface UndeliveredRow {
  personId: string;
  kind: LetterKind;
  subject: string;
  address: string;
  said: string;
  isFinal: boolean;
  isFirst: boolean;
}

interface Row {
  personId: string;
  pilotId: string;
  zone: Zone;
  pilot: string;
  credential: string;
}

interface Reader {
  name: string;
  zone: Zone;
}

/** The facts for a letter about a candidate's work. */
export interface WorkFacts {
  personId: string;
  enrollmentId: string;
  pilotId: string;
  reader: Reader;
  /** `credential` is, for example, `INS-1, Vision for Learning`. */
  work: { credential: string; pilot: string };
  /** The pilot's. */
  zone: Zone;
}

/** A message that did not arrive, and who should know. */
export interface UndeliveredFacts {
  name: string;
  address: string;
  subject: string;
  said: string;
  isFinal: boolean;
  readers: { personId: string; reader: Reader; toCoach: boolean }[];
}

/** Reads the facts for letters when they are written. */
@Injectable()
export class LetterFacts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly people: PersonQueries,
    private readonly access: ReadingAccess,
    private readonly boundary: ProgramBoundary,
  ) {}

  /** The name and the zone of the reader; the fallback where this machine does not know the zone. */
  async reader(personId: string, fallback: Zone = 'UTC'): Promise<Reader> {
    return readerOf(await this.people.byId(personId), fallback);
  }

  /** Every administrator, except those who review the submission and may not learn of it yet (rule 27). */
  async administratorsOf(submissionId: string): Promise<{ personId: string; reader: Reader }[]> {
    const people = await this.access.readersOf(
      submissionId,
      await this.administratorsIn({ kind: 'submission', id: submissionId }),
    );
    return people.map((person) => ({ personId: person.id, reader: readerOf(person) }));
  }

  /** Every administrator of the program that the thing belongs to. */
  private async administratorsIn(thing: ThingRef): Promise<Person[]> {
    const programId = await this.boundary.programOf(thing);
    return programId === null ? [] : this.people.joinedAs(programId, 'administrator');
  }

  /**
   * Null when nobody has to be told: it was no final notice, and the person's page already shows that mail does not
   * arrive there. The person is never told, nor is anybody told about a letter that tells this.
   */
  async ofUndelivered(messageId: string): Promise<UndeliveredFacts | null> {
    const [row] = await this.dataSource.query<UndeliveredRow[]>(undeliveredSql, [messageId, finalLetters]);
    if (row === undefined || row.kind === 'mail-undelivered' || !(row.isFinal || row.isFirst)) return null;
    const { name, coaches } = await this.people.detail(row.personId);
    const administrators = await this.administratorsIn({ kind: 'person', id: row.personId });
    const known = new Set(administrators.map(({ id }) => id));
    const coachIds = row.isFinal ? coaches.map(({ id }) => id).filter((id) => !known.has(id)) : [];
    const readers = [
      ...administrators.map((person) => ({ person, toCoach: false })),
      ...[...(await this.people.byIds(coachIds)).values()].map((person) => ({ person, toCoach: true })),
    ]
      .filter(({ person }) => person.id !== row.personId)
      .map(({ person, toCoach }) => ({ personId: person.id, reader: readerOf(person), toCoach }));
    const { address, subject, said, isFinal } = row;
    return { name, address, subject, said, isFinal, readers };
  }

  /** @throws DomainError `enrollment.not-found` */
  async ofEnrollment(enrollmentId: string): Promise<WorkFacts> {
    const [row] = await this.dataSource.query<Row[]>(workSql, [enrollmentId]);
    if (row === undefined) throw notFound('enrollment');
    const { personId, pilotId, zone, ...work } = row;
    return { personId, enrollmentId, pilotId, reader: await this.reader(personId, zone), work, zone };
  }

  /** @throws DomainError `submission.not-found` */
  async ofSubmission(submissionId: string): Promise<WorkFacts & { attempt: number; number: number }> {
    const [row] = await this.dataSource.query<{ enrollmentId: string; attempt: number; number: number }[]>(attemptSql, [
      submissionId,
    ]);
    if (row === undefined) throw notFound('submission');
    return { ...(await this.ofEnrollment(row.enrollmentId)), attempt: row.attempt, number: row.number };
  }
}

function readerOf({ name, zone }: { name: string; zone: string }, fallback: Zone = 'UTC'): Reader {
  return { name, zone: isZone(zone) ? zone : fallback };
}
