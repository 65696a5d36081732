import { SealSubmission } from '#submissions';
import { asCandidate, inProgram, type Laurel, startLaurel, type TheirSubmission } from '#testing';
import type { Bench, BenchContext } from './bench.js';
import { fill } from './review-queue/fill.js';
import { atOnce, inTurns, requestsOf, roundsOf } from './review-queue/in-turns.js';
import { completeSubmissions } from './seals/complete-submissions.js';
import { rateOf } from './rate.js';

const programs = 50;

/** Two Laurels in the same PostgreSQL: one has one program, the other fifty with as much in each. */
export const bench: Bench = {
  title: `One program, and ${programs} of them`,
  async run(context) {
    const alone = await startLaurel({ at: new Date() });
    const among = await startLaurel({ at: new Date() });
    try {
      const reviewers = { alone: await fill(alone, inReview(context)), among: await fillAll(among, context) };
      const seals = await sealed({ alone, among }, context);
      const queues = await inTurns(
        {
          alone: { laurel: alone, reviewer: reviewers.alone },
          among: { laurel: among, reviewer: reviewers.among },
        },
        context,
      );
      const rowsOf = (what: string, one: number, fifty: number) => [
        [what, 'one program', round(one), '1.00 ×'],
        [what, `${programs} programs`, round(fifty), `${(fifty / one).toFixed(2)} ×`],
      ];
      return {
        table: {
          columns: ['what', 'with', 'per second', 'compared with one'],
          rows: [
            ...rowsOf('seals', seals.alone, seals.among),
            ...rowsOf("a reviewer's queue", queues.alone.perSecond, queues.among.perSecond),
          ],
        },
        notes: [
          `Each program has its catalog and ${inReview(context).toLocaleString('en-US')} submissions in review, shared by fifty reviewers. The figures are those of one program.`,
          `Seals: ${rounds(context)} rounds of ${sealsOf(context)} in turns, ${atOnce} at once; the median counts.`,
          `Queue: GET /v1/reviews?limit=50, ${atOnce} requests at once, ${requestsOf(context)} in each of ${roundsOf(context)} rounds in turns; the best round counts.`,
        ],
      };
    } finally {
      await alone.stop();
      await among.stop();
    }
  },
};

type Both<Thing> = Record<'alone' | 'among', Thing>;

async function fillAll(laurel: Laurel, { quick, say }: BenchContext): Promise<{ id: string }> {
  const measured = await fill(laurel, inReview({ quick }));
  for (let number = 2; number <= programs; number++) {
    if (number % 10 === 0) say(`${number} programs`);
    await fill(await inProgram(laurel, `P${number}`), inReview({ quick }));
  }
  return measured;
}

async function sealed({ alone, among }: Both<Laurel>, context: BenchContext): Promise<Both<number>> {
  const rates: Both<number[]> = { alone: [], among: [] };
  const each = sealsOf(context) * rounds(context) + atOnce;
  const complete: Both<TheirSubmission[]> = {
    alone: await completeSubmissions(alone, each, context.say),
    among: await completeSubmissions(among, each, context.say),
  };
  const seal = async (laurel: Laurel, submissions: TheirSubmission[]) => {
    const { perSecond } = await rateOf(submissions, atOnce, ({ id, candidateId }) =>
      laurel.get(SealSubmission).run({ actor: asCandidate(candidateId), submissionId: id }),
    );
    return perSecond;
  };
  await seal(alone, complete.alone.splice(0, atOnce)); // what is read once, such as entities, is read here
  await seal(among, complete.among.splice(0, atOnce));
  for (let round = 0; round < rounds(context); round++) {
    rates.alone.push(await seal(alone, complete.alone.splice(0, sealsOf(context))));
    rates.among.push(await seal(among, complete.among.splice(0, sealsOf(context))));
  }
  return { alone: median(rates.alone), among: median(rates.among) };
}

const inReview = ({ quick }: Pick<BenchContext, 'quick'>): number => (quick ? 100 : 2_000);
const sealsOf = ({ quick }: BenchContext): number => (quick ? 16 : 80);
const rounds = ({ quick }: BenchContext): number => (quick ? 1 : 5);
const median = (rates: number[]): number => rates.sort((a, b) => a - b)[Math.floor(rates.length / 2)]!;
const round = (rate: number): number => Number(rate.toFixed(1));
