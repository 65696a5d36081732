import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asCandidate, type Laurel, startLaurel, type TheirSubmission } from '#testing';
import { aDraftOfJane, findingsOf, storedFindings, write } from '../../test/candidate-with-names.js';
import { refusal } from '../../test/refusal.js';
import { SealSubmission } from '../sealing/seal-submission.js';
import { KeepFinding } from './keep-finding.js';
import { RunPreflight } from './run-preflight.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

const keep = (draft: TheirSubmission, findingId: string, reason: string, actor = asCandidate(draft.candidateId)) =>
  laurel.get(KeepFinding).run({ actor, submissionId: draft.id, findingId, reason });

async function aDraftThatSays(text: string) {
  const draft = await aDraftOfJane(laurel);
  await write(laurel, draft, text);
  await laurel.get(RunPreflight).run({ submissionId: draft.id });
  return { draft, findings: await storedFindings(laurel, draft.id) };
}

describe('a found name', () => {
  it('stays with a reason of a few words', async () => {
    const { draft, findings } = await aDraftThatSays(' Jane Doe.');
    for (const reason of ['', '  ', 'no reason'])
      expect(await refusal(keep(draft, findings[0]!.id, reason))).toMatchObject({
        code: 'finding.no-reason',
        details: { errors: [{ pointer: '/reason' }] },
      });
    await keep(draft, findings[0]!.id, ' It is an author. ');
    expect(await findingsOf(laurel, draft.id)).toEqual(['text name: Jane Doe – It is an author.']);
  });

  it('stays with one reason wherever it stands, and no other name does', async () => {
    const { draft, findings } = await aDraftThatSays(' Jane Doe wrote it. JANE DOE, Mrs. Doe, and Sample Elementary.');
    await laurel.get(KeepFinding).run({
      actor: asCandidate(draft.candidateId),
      submissionId: draft.id,
      findingId: findings[0]!.id,
      reason: 'It is an author.',
      alike: true,
    });
    expect(await findingsOf(laurel, draft.id)).toEqual([
      'text name: Jane Doe – It is an author.',
      'text name: JANE DOE – It is an author.',
      'text name: Doe',
      'text school: Sample Elementary',
    ]);
  });

  it('of somebody else is answered without one', async () => {
    const { draft, findings } = await aDraftThatSays(' Our coach Ana Rivera helped.');
    await keep(draft, findings[0]!.id, '');
    expect((await storedFindings(laurel, draft.id))[0]!.keptReason).toContain('fine');
  });

  it('is the own candidate’s to keep, in a draft', async () => {
    const { draft, findings } = await aDraftThatSays(' Jane Doe.');
    const other = await aDraftOfJane(laurel);
    const reason = 'It is an author.';
    expect(await refusal(keep(draft, findings[0]!.id, reason, asCandidate(other.candidateId)))).toMatchObject({
      code: 'submission.not-found',
    });
    expect(await refusal(keep(other, findings[0]!.id, reason))).toMatchObject({ code: 'finding.not-found' });
    await keep(draft, findings[0]!.id, reason);
    await laurel.get(SealSubmission).run({ actor: asCandidate(draft.candidateId), submissionId: draft.id });
    expect(await refusal(keep(draft, findings[0]!.id, reason))).toMatchObject({ code: 'submission.sealed' });
  });
});
