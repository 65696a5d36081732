import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Finds micro-credentials, for administrators: also those in development. */
@Injectable()
export class MicroCredentialSearch {
  constructor(private readonly dataSource: DataSource) {}

  /** Those with this text in their code or title, in the program's order. */
  find(programId: string, text: string, limit: number): Promise<{ code: string; title: string }[]> {
    return this.dataSource.query(
      `SELECT code, title FROM micro_credential
        WHERE program_id = $1 AND strpos(lower(code || ' ' || title), lower($2)) > 0 ORDER BY position, code LIMIT $3`,
      [programId, text, limit],
    );
  }
}
