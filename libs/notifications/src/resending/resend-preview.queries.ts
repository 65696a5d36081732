import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { ResendPreview } from '#contracts';
import { Clock } from '#kernel';
import { DataSource } from 'typeorm';
import type { NotResentReason } from '../vocabulary.js';
import { inOrder, parametersOf, type ResendFilter, undeliveredSql } from './undelivered.sql.js';

type Preview = z.input<typeof ResendPreview>;

/** How many messages a preview shows. */
const shown = 20;

/** Shows which messages a resend would send again, before it does. */
@Injectable()
export class ResendPreviews {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async of(programId: string, filter: ResendFilter): Promise<Preview> {
    const asOf = this.clock.now();
    const parameters = parametersOf(programId, filter, asOf);
    const counts = await this.dataSource.query<{ reason: NotResentReason | null; count: number }[]>(
      `SELECT "leftOut" AS reason, count(*)::int AS count FROM ${undeliveredSql} AS undelivered GROUP BY "leftOut" ORDER BY "leftOut"`,
      parameters,
    );
    const messages = await this.dataSource.query<Preview['messages']>(
      `SELECT id, person_id AS "personId", kind, subject, failure, to_address AS "triedAddress", email AS address, undelivered_at AS "undeliveredAt"
         FROM ${undeliveredSql} AS undelivered WHERE "leftOut" IS NULL ${inOrder} LIMIT $9`,
      [...parameters, shown],
    );
    return {
      asOf,
      count: counts.find(({ reason }) => reason === null)?.count ?? 0,
      leftOut: counts.flatMap(({ reason, count }) => (reason === null ? [] : [{ reason, count }])),
      messages,
    };
  }
}
