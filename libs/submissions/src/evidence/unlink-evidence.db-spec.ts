import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asCandidate, aSubmission, type Laurel, startLaurel } from '#testing';
import { refusal } from '../../test/refusal.js';
import { LinkEvidence } from './link-evidence.js';
import { UnlinkEvidence } from './unlink-evidence.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

describe('removing an evidence link', () => {
  it('removes it once, and finds none of another submission', async () => {
    const [draft, other] = [await aSubmission(laurel).draft(), await aSubmission(laurel).draft()];
    const actor = asCandidate(draft.candidateId);
    const { id: linkId } = await laurel.get(LinkEvidence).run({
      actor,
      submissionId: draft.id,
      evidence: {
        detailId: 'o1',
        kind: 'responsive_narrative',
        fileId: null,
        page: null,
        second: null,
        explanation: 'The second paragraph',
      },
    });
    const foreign = laurel
      .get(UnlinkEvidence)
      .run({ actor: asCandidate(other.candidateId), submissionId: other.id, linkId });
    expect(await refusal(foreign)).toMatchObject({ code: 'evidence.not-found' });
    await laurel.get(UnlinkEvidence).run({ actor, submissionId: draft.id, linkId });
    const again = laurel.get(UnlinkEvidence).run({ actor, submissionId: draft.id, linkId });
    expect(await refusal(again)).toMatchObject({ code: 'evidence.not-found' });
  });
});
