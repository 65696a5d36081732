import pg from 'pg';
import { SealSubmission } from '#submissions';
import { asCandidate, type Laurel, pastTheTriggers, startLaurel, type TheirSubmission } from '#testing';
import type { Bench, BenchContext } from './bench.js';
import { completeSubmissions } from './seals/complete-submissions.js';
import { rateOf } from './rate.js';
import { record, replay, type Statement } from './seals/recorder.js';

const connections = 10;

export const bench: Bench = {
  title: 'Sealing submissions',
  async run({ quick, say }) {
    const count = quick ? 40 : 400;
    const laurel = await startLaurel({ configuration: { databasePoolSize: connections } });
    const pool = new pg.Pool({ connectionString: laurel.configuration.databaseUrl, max: connections });
    try {
      const rows: (string | number)[][] = [];
      for (const atOnce of [1, 8]) {
        const complete = await completeSubmissions(laurel, count * 2 + 1, say);
        const seal = ({ id, candidateId }: TheirSubmission) =>
          laurel.get(SealSubmission).run({ actor: asCandidate(candidateId), submissionId: id });
        await seal(complete.pop()!);
        const bare = await recordThenUndo(laurel, complete.splice(0, count), seal, say);

        say(`sealing ${count} submissions, ${atOnce} at once`);
        const { perSecond: own } = await rateOf(complete, atOnce, seal);
        const { perSecond: sql } = await rateOf(bare, atOnce, (statements) => replay(pool, statements));
        rows.push(
          [`Laurel, ${atOnce} at once`, round(own), bare[0]!.length, `${(own / sql).toFixed(2)} ×`],
          [`the same SQL bare, ${atOnce} at once`, round(sql), bare[0]!.length, '1.00 ×'],
        );
      }
      return {
        table: { columns: ['path', 'seals per second', 'statements each', 'compared with the bare SQL'], rows },
        notes: [
          `${count} submissions each, with four artifacts, one small file and three evidence links. The operation is called in one process. PostgreSQL is durable: each seal commits to the disk.`,
          'The bare SQL is the recorded statements of a seal, sent again with only pg: no checks, no entities, and the file is not read back.',
          'A seal reads every file of the submission back from the store before it commits, so with large files it depends on the speed of the store. These files have only a few bytes.',
        ],
      };
    } finally {
      await pool.end();
      await laurel.stop();
    }
  },
};

/** The statements of each submission's seal. Afterwards the submissions are drafts again, as if nobody had sealed them. */
async function recordThenUndo(
  laurel: Laurel,
  submissions: TheirSubmission[],
  seal: (submission: TheirSubmission) => Promise<unknown>,
  say: BenchContext['say'],
): Promise<Statement[][]> {
  say('recording the statements of a seal');
  const recorded: Statement[][] = [];
  for (const submission of submissions) recorded.push(await record(laurel.dataSource, () => seal(submission)));
  const ids = submissions.map(({ id }) => id);
  const enrollmentIds = submissions.map(({ enrollmentId }) => enrollmentId);
  await pastTheTriggers(
    laurel.dataSource,
    `DELETE FROM event WHERE (type = 'submission.sealed' AND subject_id = ANY($1)) OR (type = 'enrollment.submitted' AND subject_id = ANY($2))`,
    [ids, enrollmentIds],
  );
  await laurel.dataSource.query(`DELETE FROM enrollment_history WHERE command = 'submit' AND enrollment_id = ANY($1)`, [
    enrollmentIds,
  ]);
  await laurel.dataSource.query(
    `UPDATE enrollment SET state = 'active', submitted_at = NULL, revision = revision - 1 WHERE id = ANY($1)`,
    [enrollmentIds],
  );
  await laurel.dataSource.query(
    `UPDATE submission SET state = 'draft', sealed_at = NULL, manifest = NULL, manifest_sha256 = NULL, revision = revision - 1 WHERE id = ANY($1)`,
    [ids],
  );
  return recorded;
}

function round(rate: number): number {
  return Number(rate.toFixed(1));
}
