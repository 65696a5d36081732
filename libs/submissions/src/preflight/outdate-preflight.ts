import { Injectable } from '@nestjs/common';
import { Transactor } from '#database';
import { enrollmentsSql, teamMembersSql } from '#pilots';

/** Whose drafts, or the drafts with the content of which file. */
type Changed = { personId: string } | { fileId: string };

/**
 * Has drafts checked again when something outside them changed: the name, school, district, employer or address of their
 * candidate, or what was read from one of their files.
 */
@Injectable()
export class OutdatePreflight {
  constructor(private readonly transactor: Transactor) {}

  run(changed: Changed): Promise<void> {
    return this.transactor.run(async (tx) => {
      await tx.query(
        `INSERT INTO preflight AS run (submission_id, revision, marks, ran_at, outside_changes)
         SELECT submission.id, 0, '', now(), 1 FROM submission
          WHERE submission.state = 'draft' AND ${'personId' in changed ? ofPerson : withFile}
          ORDER BY submission.id
         ON CONFLICT (submission_id) DO UPDATE SET revision = 0, outside_changes = run.outside_changes + 1`,
        ['personId' in changed ? changed.personId : changed.fileId],
      );
    });
  }
}

const enrollmentsOfPerson = `(SELECT id FROM ${enrollmentsSql} AS enrollment WHERE person_id = $1)`;
const ofPerson = `(submission.enrollment_id IN ${enrollmentsOfPerson} OR submission.team_id IN
  (SELECT team_id FROM ${teamMembersSql} AS member WHERE enrollment_id IN ${enrollmentsOfPerson}))`;
/** Files that a later attempt carries over share their content. */
const withFile = `submission.id IN (SELECT file.submission_id FROM artifact_file AS file
                                      JOIN artifact_file AS read ON read.storage_key = file.storage_key
                                     WHERE read.id = $1 AND file.removed_at IS NULL)`;
