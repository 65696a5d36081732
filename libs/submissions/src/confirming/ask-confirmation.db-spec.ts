import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EndCoaching } from '#identity';
import {
  aCoachedDraft,
  aPerson,
  asActor,
  asCandidate,
  askedFor,
  aSubmission,
  coaches,
  confirmedKind,
  type Laurel,
  startLaurel,
} from '#testing';
import { refusal } from '../../test/refusal.js';
import { textOf, write } from '../../test/candidate-with-names.js';
import { SubmissionQueries } from '../attempts/submission.queries.js';
import { SaveText } from '../writing/save-text.js';
import { AskConfirmation } from './ask-confirmation.js';
import { ConfirmationQueries } from './confirmation.queries.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

const waitingFor = async (coach: { id: string }) =>
  (await laurel.get(ConfirmationQueries).waitingFor(coach.id)).items.map(({ id }) => id);

describe('asking a coach to confirm an artifact', () => {
  it('puts it before every coach of the candidate, who read that artifact and nothing else', async () => {
    const { draft, coach } = await aCoachedDraft(laurel);
    const second = await aPerson(laurel, { roles: ['coach'] });
    await coaches(laurel, second, draft);
    expect(await waitingFor(coach)).toEqual([]);
    const { id } = await askedFor(laurel, draft);
    expect(await waitingFor(coach)).toEqual([id]);
    expect(await waitingFor(second)).toEqual([id]);
    await write(laurel, draft, ' A secret of the plan.', 'plan');
    const read = await laurel.get(ConfirmationQueries).toConfirm(coach, id);
    expect(read).toMatchObject({ artifact: 'Coaching record', text: (await textOf(laurel, draft.id))!.text });
    expect(JSON.stringify(read)).not.toContain('secret of the plan');
    const view = await laurel.get(SubmissionQueries).forCandidate(asCandidate(draft.candidateId), draft.id);
    expect(view.missingParts).toMatchObject([{ part: 'confirmation', artifact: confirmedKind }]);
    expect(view.artifacts[0]).toMatchObject({ progress: 'started', confirmation: { state: 'asked' } });
  });

  it('shows it neither to others nor to a former coach', async () => {
    const { draft, coach } = await aCoachedDraft(laurel);
    const { id } = await askedFor(laurel, draft);
    const stranger = await aPerson(laurel, { roles: ['coach'] });
    const read = (reader: { id: string }) => refusal(laurel.get(ConfirmationQueries).toConfirm(reader, id));
    expect(await waitingFor(stranger)).toEqual([]);
    expect(await read(stranger)).toMatchObject({ code: 'confirmation.not-found' });
    const administrator = asActor(await aPerson(laurel, { roles: ['administrator'] }));
    await laurel.get(EndCoaching).run({ actor: administrator, coachId: coach.id, candidateId: draft.candidateId });
    expect(await waitingFor(coach)).toEqual([]);
    expect(await read(coach)).toMatchObject({ code: 'confirmation.not-found' });
  });

  it('is refused for an unfinished artifact, without a coach, twice, and where nobody confirms', async () => {
    const alone = await aCoachedDraft(laurel, { coached: false });
    expect(await refusal(askedFor(laurel, alone.draft))).toMatchObject({ code: 'confirmation.no-coach' });
    const { draft } = await aCoachedDraft(laurel);
    const actor = asCandidate(draft.candidateId);
    const { revision } = (await textOf(laurel, draft.id))!;
    const save = { actor, submissionId: draft.id, kind: confirmedKind, text: 'Short', revision };
    await laurel.get(SaveText).run(save);
    expect(await refusal(askedFor(laurel, draft))).toMatchObject({
      code: 'confirmation.unfinished',
      details: { missingParts: [{ part: 'words' }] },
    });
    await write(laurel, draft, ' but now with enough words');
    await askedFor(laurel, draft);
    expect(await refusal(askedFor(laurel, draft))).toMatchObject({ code: 'confirmation.transition' });
    const ask = { actor, submissionId: draft.id, kind: 'plan' };
    expect(await refusal(laurel.get(AskConfirmation).run(ask))).toMatchObject({ code: 'confirmation.not-needed' });
  });

  it('is for the candidate alone', async () => {
    const { draft } = await aCoachedDraft(laurel);
    const { candidateId } = await aSubmission(laurel).draft();
    expect(await refusal(askedFor(laurel, { ...draft, candidateId }))).toMatchObject({
      code: 'submission.not-found',
    });
  });
});
