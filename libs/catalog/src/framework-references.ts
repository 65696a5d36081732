import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** Something that refers to a part of a framework, in words. */
export interface Reference<Key> {
  key: Key;
  /** For example `INS-1 version 2`. */
  from: string;
}

/** Finds what refers to the parts of a framework. What something refers to is never removed. */
@Injectable()
export class FrameworkReferences {
  /** Versions at these levels, other than discarded drafts. */
  toLevels(manager: EntityManager, frameworkId: string, codes: readonly string[]): Promise<Reference<string>[]> {
    return manager.query(
      `SELECT version.level AS key, ${versionWords} AS "from" FROM ${versions}
        JOIN stack ON stack.id = m.stack_id
       WHERE stack.framework_id = $1 AND version.level = ANY ($2) AND ${notDiscarded} ORDER BY m.position, version.number`,
      [frameworkId, codes],
    );
  }

  /** Versions with an outcome that belongs to these competencies, other than discarded drafts. */
  toCompetencies(manager: EntityManager, programId: string, numbers: readonly number[]): Promise<Reference<number>[]> {
    return manager.query(
      `SELECT DISTINCT cited::int AS key, ${versionWords} AS "from", m.position, version.number FROM ${versions}
         CROSS JOIN LATERAL jsonb_path_query(version.content, '$.outcomes[*].competencies[*]') AS cited
        WHERE m.program_id = $1 AND cited::int = ANY ($2) AND ${notDiscarded} ORDER BY m.position, version.number`,
      [programId, numbers],
    );
  }

  /** Stacks of these domains. */
  toDomains(manager: EntityManager, frameworkId: string, codes: readonly string[]): Promise<Reference<string>[]> {
    return manager.query(
      `SELECT code AS key, 'the stack ' || name AS "from" FROM stack WHERE framework_id = $1 AND code = ANY ($2) ORDER BY position`,
      [frameworkId, codes],
    );
  }
}

const versions = 'version JOIN micro_credential m ON m.id = version.micro_credential_id';
const versionWords = `m.code || ' version ' || version.number`;
const notDiscarded = `NOT (version.state = 'retired' AND version.piloted_at IS NULL)`;
