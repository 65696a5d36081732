import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anApproval, anAuthor, aVersion, type Laurel, startLaurel } from '#testing';
import { ApprovalQueries } from './approval.queries.js';
import { RemoveApproval } from './remove-approval.js';

describe('a removed approval', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  it('is no longer listed, and is removed once', async () => {
    const { id } = await aVersion(laurel).published();
    await anApproval(laurel, id);
    const [approval] = await laurel.get(ApprovalQueries).of(id);
    const removal = { approvalId: approval!.id, actor: anAuthor };
    await laurel.get(RemoveApproval).run(removal);
    expect(await laurel.get(ApprovalQueries).of(id)).toEqual([]);
    await expect(laurel.get(RemoveApproval).run(removal)).rejects.toMatchObject({
      code: 'version-approval.not-found',
    });
  });
});
