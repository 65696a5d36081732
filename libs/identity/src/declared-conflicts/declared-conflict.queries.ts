import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { decodeCursor, type Page, toPage } from '#database';
import { notFound } from '#kernel';
import type { PersonRef } from '../read/person.queries.js';

export interface DeclaredConflictItem {
  reviewer: PersonRef;
  candidate: PersonRef;
  reason: string;
  declaredAt: Date;
}

/** Reads declared conflicts. */
@Injectable()
export class DeclaredConflictQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws DomainError `conflict.not-found` */
  async one({ reviewerId, candidateId }: { reviewerId: string; candidateId: string }): Promise<DeclaredConflictItem> {
    const [found] = await this.read('WHERE d.reviewer_id = $1 AND d.candidate_id = $2', [reviewerId, candidateId]);
    if (found === undefined) throw notFound('conflict');
    return found;
  }

  /** A page of the program's declared conflicts: of one reviewer, or of all. */
  async page({
    programId,
    reviewerId = null,
    cursor,
    limit,
  }: {
    programId: string;
    reviewerId?: string | null;
    cursor?: string;
    limit: number;
  }): Promise<Page<DeclaredConflictItem>> {
    const [afterReviewer, afterCandidate] = cursor === undefined ? [null, null] : decodeCursor(cursor, 2);
    const rows = await this.read(
      `WHERE r.program_id = $5 AND ($1::uuid IS NULL OR d.reviewer_id = $1) AND ($2::uuid IS NULL OR (d.reviewer_id, d.candidate_id) > ($2, $3::uuid))
       ORDER BY d.reviewer_id, d.candidate_id LIMIT $4`,
      [reviewerId, afterReviewer, afterCandidate, limit + 1, programId],
    );
    return toPage(
      rows,
      limit,
      ({ reviewer, candidate }) => [reviewer.id, candidate.id],
      (row) => row,
    );
  }

  private read(where: string, parameters: unknown[]): Promise<DeclaredConflictItem[]> {
    return this.dataSource.query(
      `SELECT json_build_object('id', r.id, 'name', r.name) AS reviewer, json_build_object('id', c.id, 'name', c.name) AS candidate,
              d.reason, d.declared_at AS "declaredAt"
         FROM declared_conflict d JOIN person r ON r.id = d.reviewer_id JOIN person c ON c.id = d.candidate_id ${where}`,
      parameters,
    );
  }
}
