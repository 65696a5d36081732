import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { microCredentialsSql, versionsSql } from '#catalog';
import { PersonQueries } from '#identity';
import { isZone, notFound, type Zone } from '#kernel';
import { enrollmentsSql, pilotsSql } from '#pilots';
import { ReadingAccess } from '#reviews';
import { submissionsSql } from '#submissions';

const workSql = `
  SELECT enrollment.person_id AS "personId", enrollment.pilot_id AS "pilotId", enrollment.zone, pilot.title AS pilot,
         credential.code || ', ' || credential.title AS credential
    FROM ${enrollmentsSql} AS enrollment
    JOIN ${pilotsSql} AS pilot ON pilot.id = enrollment.pilot_id
    JOIN ${versionsSql} AS version ON version.id = enrollment.version_id
    JOIN ${microCredentialsSql} AS credential ON credential.id = version.micro_credential_id
   WHERE enrollment.id = $1`;

const attemptSql = `SELECT enrollment_id AS "enrollmentId", attempt, number FROM ${submissionsSql} AS submission WHERE id = $1`;

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

/** Reads the facts for letters when they are written. */
@Injectable()
export class LetterFacts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly people: PersonQueries,
    private readonly access: ReadingAccess,
  ) {}

  /** The name and the zone of the reader; the fallback where this machine does not know the zone. */
  async reader(personId: string, fallback: Zone = 'UTC'): Promise<Reader> {
    return readerOf(await this.people.byId(personId), fallback);
  }

  /** Every administrator, except those who review the submission and may not learn of it yet (rule 27). */
  async administratorsOf(submissionId: string): Promise<{ personId: string; reader: Reader }[]> {
    const people = await this.access.readersOf(submissionId, await this.people.joinedAs('administrator'));
    return people.map((person) => ({ personId: person.id, reader: readerOf(person) }));
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
