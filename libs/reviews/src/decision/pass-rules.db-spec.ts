import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PassRule } from '#catalog';
import { Submission } from '#submissions';
import {
  aPilot,
  aSubmissionInReview,
  aVersion,
  type Laurel,
  type Levels,
  sealedAgain,
  startLaurel,
  type TheirSubmission,
} from '#testing';
import { ResultQueries } from '../results/result.queries.js';
import { WorkspaceQueries } from '../scoring/workspace.queries.js';
import { Decision } from '../decision.entity.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

const pilotWith = async (passRule: PassRule) => {
  const version = await aVersion(laurel, { content: { passRule } }).inPilot();
  return aPilot(laurel, { versions: [version] }).open();
};
const resultOf = ({ candidateId, id }: TheirSubmission) => laurel.get(ResultQueries).of(candidateId, id);
const released = async (passRule: PassRule, levels: Levels) =>
  aSubmissionInReview(laurel, { pilot: await pilotWith(passRule) }).released(levels);
const nextScope = async ({ enrollmentId }: TheirSubmission) =>
  (await laurel.dataSource.manager.findOneBy(Submission, { enrollmentId, attempt: 2 }))?.scope;

describe('a number of details of each outcome', () => {
  const one = { kind: 'at-least-n-of-m', atLeast: 1 } as const;

  it('is met without the others', async () => {
    const { submission } = await released(one, { o2a: 'not_met' });
    const result = await resultOf(submission);
    expect(result).toMatchObject({
      outcome: 'met',
      next: null,
      passRule: expect.stringMatching(/^At least one detail/),
    });
    expect(result.details.map(({ id, meets }) => [id, meets])).toEqual([
      ['o1', true],
      ['o2a', false],
      ['o2b', true],
    ]);
  });

  it('asks again only for details of an outcome that is short, and carries the rest as it is', async () => {
    const { submission } = await released(one, { o1: 'progressing', o2a: 'not_met' });
    expect((await resultOf(submission)).next?.details).toEqual(['o1']);
    expect(await nextScope(submission)).toEqual(['o1']);
    const again = await sealedAgain(laurel, submission);
    const { submission: second } = await aSubmissionInReview(laurel, { submission: again }).released();
    const { outcome, details } = await laurel.dataSource.manager.findOneByOrFail(Decision, { submissionId: second.id });
    expect(outcome).toBe('met');
    expect(details.find(({ detailId }) => detailId === 'o2a')).toMatchObject({ meets: false, basis: 'carried' });
  });
});

describe('a level that the rule names', () => {
  const highest = { kind: 'at-least-level', level: 'demonstrated', detailLevels: { o1: 'progressing' } } as const;

  it('may be lower for one detail: a score that the scale marks as not meeting is enough there', async () => {
    const { submission } = await released(highest, { o1: 'progressing', o2b: 'progressing' });
    expect((await resultOf(submission)).next?.details).toEqual(['o2b']);
    expect(await nextScope(submission)).toEqual(['o2b']);
  });

  it('is what reviewers score by', async () => {
    const { first } = await aSubmissionInReview(laurel, { pilot: await pilotWith(highest) }).accepted();
    const { outcomes, passRule } = await laurel.get(WorkspaceQueries).of(first.reviewerId, first.id);
    expect(outcomes.flatMap(({ details }) => details).map(({ id, levelNeeded }) => [id, levelNeeded])).toEqual([
      ['o1', 'progressing'],
      ['o2a', 'demonstrated'],
      ['o2b', 'demonstrated'],
    ]);
    expect(passRule).toContain('except these');
  });

  it('decides what reviewers differ on', async () => {
    const strict = { kind: 'at-least-level', level: 'progressing' } as const;
    const their = await aSubmissionInReview(laurel, { pilot: await pilotWith(strict) }).decided({ o1: 'progressing' });
    const decision = await laurel.dataSource.manager.findOneByOrFail(Decision, { submissionId: their.submission.id });
    expect(decision.outcome).toBe('met');
  });
});
