import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { notFound } from '#kernel';

/** A micro-credential as its authors see it. */
export interface AuthoredMicroCredential {
  code: string;
  title: string;
  workingTitle: boolean;
  /** How many versions it has, drafts included. While it has any, it cannot be removed. */
  versions: number;
  revision: number;
}

/** A stack as its authors see it. */
export interface AuthoredStack {
  frameworkId: string;
  /** The code of its domain. */
  code: string;
  name: string;
  /** How many of its micro-credentials its badge asks for. Null asks for all. */
  required: number | null;
  revision: number;
  microCredentials: AuthoredMicroCredential[];
}

/** Reads stacks and micro-credentials for their authors. */
@Injectable()
export class AuthoredStackQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** The stacks of a program, in order. */
  all(programId: string): Promise<AuthoredStack[]> {
    return this.dataSource.query(
      `SELECT framework_id AS "frameworkId", code, name, required, revision,
              coalesce((SELECT json_agg(${microCredentialJson} ORDER BY m.position)
                          FROM micro_credential m WHERE m.stack_id = stack.id), '[]') AS "microCredentials"
         FROM stack WHERE program_id = $1 ORDER BY position, code`,
      [programId],
    );
  }

  /** @throws DomainError `stack.not-found` */
  async stack(programId: string, code: string): Promise<AuthoredStack> {
    const found = (await this.all(programId)).find((stack) => stack.code === code);
    if (found === undefined) throw notFound('stack');
    return found;
  }

  /** @throws DomainError `micro-credential.not-found` */
  async microCredential(programId: string, code: string): Promise<AuthoredMicroCredential> {
    const all = (await this.all(programId)).flatMap(({ microCredentials }) => microCredentials);
    const found = all.find((microCredential) => microCredential.code === code);
    if (found === undefined) throw notFound('micro-credential');
    return found;
  }
}

const microCredentialJson = `json_build_object('code', m.code, 'title', m.title, 'workingTitle', m.working_title,
  'revision', m.revision, 'versions', (SELECT count(*) FROM version WHERE micro_credential_id = m.id))`;
