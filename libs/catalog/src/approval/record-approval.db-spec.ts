import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anApproval, anAuthor, aVersion, type Laurel, startLaurel } from '#testing';
import { ApprovalQueries } from './approval.queries.js';
import { RecordApproval } from './record-approval.js';

describe('an approval by the state', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  it('is recorded of a published version, and stays when the version is retired', async () => {
    const first = await aVersion(laurel).published();
    await anApproval(laurel, first.id);
    await aVersion(laurel).published(); // retires the first
    expect(await laurel.get(ApprovalQueries).of(first.id)).toMatchObject([
      { authority: 'Department of Education', document: '2026-114', validFrom: '2026-07-01', validUntil: '2029-06-30' },
    ]);
    await expect(anApproval(laurel, first.id)).rejects.toMatchObject({ code: 'version-approval.unpublished' });
  });

  it('is not of a version in pilot, and nobody reads approvals of a draft', async () => {
    const inPilot = await aVersion(laurel, { code: 'VIS-2' }).inPilot();
    await expect(anApproval(laurel, inPilot.id)).rejects.toMatchObject({ code: 'version-approval.unpublished' });
    const { id } = await aVersion(laurel).draft();
    await expect(laurel.get(ApprovalQueries).of(id)).rejects.toMatchObject({ code: 'version.not-found' });
  });

  it('ends on its first day or later', async () => {
    const { id: versionId } = await aVersion(laurel, { code: 'MAN-1' }).published();
    const days = (validUntil: string) => ({ validFrom: '2026-07-01', validUntil });
    const record = (validUntil: string) =>
      laurel
        .get(RecordApproval)
        .run({ versionId, authority: 'The state', document: '1', ...days(validUntil), actor: anAuthor });
    await expect(record('2026-06-30')).rejects.toMatchObject({
      code: 'version-approval.days',
      details: { errors: [{ pointer: '/validUntil' }] },
    });
    await record('2026-07-01');
  });
});
