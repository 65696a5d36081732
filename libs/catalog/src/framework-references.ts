import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** Something that refers to a part of a framework, in words. */
export interface Reference<Key> {
  key: Key;
  /** For example `INS-1 version 2`. */
  from: string;
}

/** Finds what refers to the parts of a framework. A part that something refers to is never removed. */
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

  /** Competencies with a descriptor at these levels. */
  descriptorsAt(manager: EntityManager, frameworkId: string, codes: readonly string[]): Promise<Reference<string>[]> {
    return manager.query(
      `SELECT code AS key, 'competency ' || number AS "from" FROM competency CROSS JOIN unnest($2::text[]) AS code
        WHERE framework_id = $1 AND descriptors ? code ORDER BY number LIMIT 50`,
      [frameworkId, codes],
    );
  }

  /** Competencies of the functions with these identifiers. */
  toFunctions(
    manager: EntityManager,
    frameworkId: string,
    identifiers: readonly string[],
  ): Promise<Reference<string>[]> {
    return manager.query(
      `SELECT function.name AS key, 'competency ' || number AS "from" FROM competency
         JOIN domain_function function ON (function.framework_id, function.domain_code, function.name)
                                        = (competency.framework_id, competency.domain_code, competency.function_name)
        WHERE competency.framework_id = $1 AND function.identifier = ANY ($2) ORDER BY number LIMIT 50`,
      [frameworkId, identifiers],
    );
  }

  /** All versions of a micro-credential, also discarded drafts. */
  toMicroCredential(manager: EntityManager, id: string): Promise<Reference<string>[]> {
    return manager.query(
      `SELECT m.code AS key, ${versionWords} AS "from" FROM ${versions} WHERE m.id = $1 ORDER BY version.number`,
      [id],
    );
  }

  /** Versions that name this micro-credential as a prerequisite, other than discarded drafts. */
  toPrerequisite(manager: EntityManager, programId: string, code: string): Promise<Reference<string>[]> {
    return manager.query(
      `SELECT $2::text AS key, ${versionWords} AS "from" FROM ${versions}
        WHERE m.program_id = $1 AND version.content -> 'prerequisites' ? $2::text AND ${notDiscarded} ORDER BY m.position, version.number`,
      [programId, code],
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
