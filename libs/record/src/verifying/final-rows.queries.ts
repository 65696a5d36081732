import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { awardsSql, awardStateAfter } from '#badges';
import { decisionsSql, lockedReviewsSql } from '#reviews';
import { submissionsSql } from '#submissions';
import type { FaultKind } from '../vocabulary.js';

/** Finds final rows that the events do not account for. Events account for all that a program of Laurel writes. */
@Injectable()
export class FinalRowsQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** One statement sees a row and its event, or neither, because they are written in one transaction. */
  async faults(): Promise<{ kind: FaultKind; words: string }[]> {
    const [inserted, standings]: [{ name: string; id: string; type: string }[], Standing[]] = await Promise.all([
      this.dataSource.query(withoutEvent),
      this.dataSource.query(otherStandings),
    ]);
    return [
      ...inserted.map(({ name, id, type }) => ({
        kind: 'inserted' as const,
        words: `The ${name} ${id} has no event ${type}: it was inserted past Laurel.`,
      })),
      ...standings.map(({ id, state, expected, type }) => ({
        kind: 'rows-altered' as const,
        words: `The award ${id} is ${state} in its table, but ${expected} by its last event (${type}): it was altered past Laurel.`,
      })),
    ];
  }
}

interface Standing {
  id: string;
  state: string;
  expected: string;
  type: string;
}

const finals = [
  { name: 'award', kind: 'award', rows: `${awardsSql} AS final`, type: 'award.issued' },
  { name: 'decision', kind: 'decision', rows: `${decisionsSql} AS final`, type: 'decision.made' },
  { name: 'locked review', kind: 'review', rows: `${lockedReviewsSql} AS final`, type: 'review.locked' },
  {
    name: 'sealed submission',
    kind: 'submission',
    rows: `(SELECT id FROM ${submissionsSql} AS submission WHERE sealed_at IS NOT NULL) AS final`,
    type: 'submission.sealed',
  },
];
const withoutEvent = finals
  .map(
    ({ name, kind, rows, type }) => `
      SELECT '${name}' AS name, final.id, '${type}' AS type FROM ${rows}
       WHERE NOT EXISTS (SELECT FROM event
                          WHERE event.subject_kind = '${kind}' AND event.subject_id = final.id::text AND event.type = '${type}')`,
  )
  .join(' UNION ALL ');

const moves = Object.entries(awardStateAfter).map(([type, state]) => `('${type}', '${state}')`);

/** The awards that are not in the state that their last move gave them. */
const otherStandings = `
  SELECT award.id, award.state, said.state AS expected, said.type FROM ${awardsSql} AS award
   CROSS JOIN LATERAL (
     SELECT moving.state, moving.type
       FROM event JOIN (VALUES ${moves.join(', ')}) AS moving (type, state) ON moving.type = event.type
      WHERE event.subject_kind = 'award' AND event.subject_id = award.id::text
      ORDER BY event.id DESC LIMIT 1) said
   WHERE said.state <> award.state`;
