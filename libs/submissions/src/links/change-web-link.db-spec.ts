import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aDraftWithLinks, asCandidate, aWebLink, completed, type Laurel, startLaurel } from '#testing';
import { refusal } from '../../test/refusal.js';
import { SealSubmission } from '../sealing/seal-submission.js';
import { ChangeWebLink } from './change-web-link.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

const lesson = { address: 'https://video.example.org/lesson', description: 'A lesson in grade 4' };

describe('changing a link', () => {
  it('keeps its place, and refuses the address of another link', async () => {
    const draft = await aDraftWithLinks(laurel);
    const shared = { actor: asCandidate(draft.candidateId), submissionId: draft.id };
    await aWebLink(laurel, draft, 'lessons', lesson);
    const second = await aWebLink(laurel, draft, 'lessons');
    const change = (link: typeof lesson) => laurel.get(ChangeWebLink).run({ ...shared, webLinkId: second.id, link });
    expect(await refusal(change(lesson))).toMatchObject({ code: 'web-link.twice' });
    const other = { ...lesson, address: 'https://video.example.org/other' };
    expect(await change(other)).toMatchObject({ position: 2, ...other });
  });

  it('is refused once the work is submitted', async () => {
    const draft = await aDraftWithLinks(laurel);
    const shared = { actor: asCandidate(draft.candidateId), submissionId: draft.id };
    const { id: webLinkId } = await aWebLink(laurel, draft, 'lessons', lesson);
    await completed(laurel, draft);
    await laurel.get(SealSubmission).run(shared);
    const change = { ...shared, webLinkId, link: { ...lesson, description: 'Changed' } };
    expect(await refusal(laurel.get(ChangeWebLink).run(change))).toMatchObject({ code: 'submission.sealed' });
  });
});
