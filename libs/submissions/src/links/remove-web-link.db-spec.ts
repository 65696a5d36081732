import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aDraftWithLinks, asCandidate, aSubmission, aWebLink, type Laurel, startLaurel } from '#testing';
import { refusal } from '../../test/refusal.js';
import { RemoveWebLink } from './remove-web-link.js';
import { WebLink } from './web-link.entity.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

describe('removing a link', () => {
  it('takes it out of the draft', async () => {
    const draft = await aDraftWithLinks(laurel);
    const { id: webLinkId } = await aWebLink(laurel, draft, 'lessons');
    const removal = { actor: asCandidate(draft.candidateId), submissionId: draft.id, webLinkId };
    await laurel.get(RemoveWebLink).run(removal);
    expect(await laurel.dataSource.manager.findBy(WebLink, { submissionId: draft.id })).toEqual([]);
    expect(await refusal(laurel.get(RemoveWebLink).run(removal))).toMatchObject({ code: 'web-link.not-found' });
  });

  it('of another candidate is refused, as if it were not there', async () => {
    const { id: webLinkId } = await aWebLink(laurel, await aDraftWithLinks(laurel), 'lessons');
    const other = await aSubmission(laurel).draft();
    const removal = { actor: asCandidate(other.candidateId), submissionId: other.id, webLinkId };
    expect(await refusal(laurel.get(RemoveWebLink).run(removal))).toMatchObject({ code: 'web-link.not-found' });
  });
});
