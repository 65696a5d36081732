import pg from 'pg';
import { queuePageSql } from '#reviews';
import { startLaurel } from '#testing';
import type { Bench, BenchContext } from './bench.js';
import { fill } from './review-queue/fill.js';
import { rateOf } from './rate.js';

const atOnce = 8;
const pageSize = 50;

/** The tables of a reviewer's queue, each with the program of its row. */
const tables: Record<string, string> = {
  micro_credential: 'program_id',
  version: 'program_of_version(id)',
  enrollment: 'program_of_enrollment(id)',
  submission: 'program_of_submission(id)',
  review: 'program_of_review(id)',
  score: 'program_of_review(review_id)',
};

/** What the policy of a table compares with the reader's program. A table without one can be read whole. */
const walls = {
  none: () => null,
  roots: (table) => (table === 'micro_credential' ? 'program_id' : null),
  columns: (table) => (table === 'micro_credential' ? 'program_id' : 'bench_program_id'),
  functions: (table) => tables[table]!,
} satisfies Record<string, (table: string) => string | null>;
type Wall = keyof typeof walls;

/**
 * What row-level security would cost the queue (ADR 36). The program is told to PostgreSQL before each statement, because
 * the next request on the same connection may be of another program.
 */
export const bench: Bench = {
  title: 'Row-level security behind the queue',
  async run(context) {
    const laurel = await startLaurel({ at: new Date() });
    const pools: Partial<Record<Wall, pg.Pool>> = {};
    const url = new URL(laurel.configuration.databaseUrl);
    const reader = (wall: Wall): string => `${wall}_${url.pathname.slice(-12)}`;
    try {
      context.say(`${inReview(context).toLocaleString('en-US')} submissions in review`);
      const reviewer = await fill(laurel, inReview(context));
      const [{ id: programId }] = (await laurel.dataSource.query('SELECT id FROM program')) as [{ id: string }];
      // Otherwise the functions would ask the policies that ask them.
      for (const kind of ['version', 'enrollment', 'submission', 'review'])
        await laurel.dataSource.query(`ALTER FUNCTION program_of_${kind}(uuid) SECURITY DEFINER`);
      for (const table of Object.keys(tables))
        await laurel.dataSource.query(`ALTER TABLE ${table} ADD bench_program_id uuid NOT NULL DEFAULT '${programId}'`);
      for (const statement of Object.keys(walls).flatMap((wall) => wallOf(wall as Wall, reader(wall as Wall))))
        await laurel.dataSource.query(statement);
      for (const wall of Object.keys(walls) as Wall[])
        pools[wall] = new pg.Pool({
          connectionString: Object.assign(new URL(url), { username: reader(wall), password: 'bench' }).href,
          max: atOnce,
        });
      const read = async (wall: Wall, told: boolean) => {
        const client = await pools[wall]!.connect();
        try {
          if (told) await client.query(`SELECT set_config('laurel.program', $1, false)`, [programId]);
          const { rows } = await client.query(queuePageSql, [reviewer.id, null, null, pageSize + 1]);
          if (rows.length === 0) throw new Error(`Behind the wall "${wall}" the queue is empty.`);
        } finally {
          client.release();
        }
      };
      const ways = {
        'no policies, as now': () => read('none', false),
        'no policies, the program told before': () => read('none', true),
        'a policy on what begins a chain': () => read('roots', true),
        'a policy on each table, and a column for it': () => read('columns', true),
        'a policy on each table, and a function for it': () => read('functions', true),
      };
      const best = await inTurns(ways, context);
      const first = Object.values(best)[0]!;
      return {
        table: {
          columns: ['reading a page of 50', 'per second', 'compared with now'],
          rows: Object.entries(best).map(([way, rate]) => [way, Math.round(rate), `${(rate / first).toFixed(2)} ×`]),
        },
        notes: [
          `The SQL of the queue without HTTP, ${atOnce} at once, ${readsOf(context)} in each of ${roundsOf(context)} rounds in turns; the best round counts.`,
          'What begins a chain has the column program_id. The column of the others is the benchmark’s. The functions follow a row to its program (ADR 36), for each row.',
        ],
      };
    } finally {
      for (const pool of Object.values(pools)) await pool.end();
      for (const wall of Object.keys(walls) as Wall[])
        await laurel.dataSource.query(`DROP OWNED BY ${reader(wall)}`).catch(() => undefined);
      await laurel.stop();
    }
  },
};

/** A database user who reads behind the wall. */
function wallOf(wall: Wall, reader: string): string[] {
  return [
    `CREATE ROLE ${reader} LOGIN PASSWORD 'bench'`,
    `GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${reader}`,
    ...Object.keys(tables).flatMap((table) => {
      const program = walls[wall](table);
      const own = program === null ? 'true' : `${program} = (SELECT current_setting('laurel.program')::uuid)`;
      return [
        `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
        `CREATE POLICY ${reader} ON ${table} TO ${reader} USING (${own})`,
      ];
    }),
  ];
}

async function inTurns<Way extends string>(
  ways: Record<Way, () => Promise<void>>,
  context: BenchContext,
): Promise<Record<Way, number>> {
  const best = {} as Record<Way, number>;
  for (let round = 0; round <= roundsOf(context); round++)
    for (const way of Object.keys(ways) as Way[]) {
      const reads = Array.from({ length: readsOf(context) }, (_, index) => index);
      const { perSecond } = await rateOf(reads, atOnce, ways[way]);
      if (round > 0) best[way] = Math.max(best[way] ?? 0, perSecond); // the first round warms up
    }
  return best;
}

const inReview = ({ quick }: BenchContext): number => (quick ? 1_000 : 100_000);
const readsOf = ({ quick }: BenchContext): number => (quick ? 200 : 2_000);
const roundsOf = ({ quick }: BenchContext): number => (quick ? 1 : 5);
