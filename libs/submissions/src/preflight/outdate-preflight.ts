import { Injectable } from '@nestjs/common';
import { Transactor } from '#database';
import { enrollmentsSql } from '#pilots';

/** Has the drafts of a person checked again, since their name, school, district, employer or address changed. */
@Injectable()
export class OutdatePreflight {
  constructor(private readonly transactor: Transactor) {}

  run({ personId }: { personId: string }): Promise<void> {
    return this.transactor.run(async (tx) => {
      await tx.query(
        `UPDATE preflight SET revision = 0
          WHERE submission_id IN (SELECT submission.id FROM submission
                                    JOIN ${enrollmentsSql} AS enrollment ON enrollment.id = submission.enrollment_id
                                   WHERE enrollment.person_id = $1 AND submission.state = 'draft')`,
        [personId],
      );
    });
  }
}
