import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { microCredentialsSql, versionsSql } from '#catalog';
import { peopleSql } from '#identity';
import { enrollmentsSql } from '#pilots';
import type { SubmissionState } from '../vocabulary.js';

export interface FoundSubmission {
  id: string;
  number: number;
  attempt: number;
  state: SubmissionState;
  candidate: { id: string; name: string };
  microCredential: { code: string; title: string };
}

/** Finds a submission by its number, for administrators. */
@Injectable()
export class SubmissionSearch {
  constructor(private readonly dataSource: DataSource) {}

  /** Null for a draft, and for one in `hidden`: those that the reader must not learn the author of (rule 27). */
  async numbered(programId: string, number: number, hidden: readonly string[]): Promise<FoundSubmission | null> {
    const [found] = await this.dataSource.query<FoundSubmission[]>(
      `SELECT s.id, s.number, s.attempt, s.state,
              jsonb_build_object('id', p.id, 'name', p.name) AS candidate,
              jsonb_build_object('code', m.code, 'title', m.title) AS "microCredential"
         FROM submission s
         JOIN ${enrollmentsSql} e ON e.id = s.enrollment_id
         JOIN ${peopleSql} p ON p.id = e.person_id
         JOIN ${versionsSql} v ON v.id = e.version_id
         JOIN ${microCredentialsSql} m ON m.id = v.micro_credential_id
        WHERE s.number = $1 AND m.program_id = $3 AND s.state <> 'draft' AND s.id <> ALL ($2::uuid[])`,
      [number, hidden, programId],
    );
    return found ?? null;
  }
}
