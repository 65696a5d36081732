import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anEnrollment, asCandidate, aTeam, type Laurel, sharedDraft, startLaurel } from '#testing';
import { OpenTeamDraft } from './open-team-draft.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

describe('the draft of a team', () => {
  it('is one, however many members open it at once', async () => {
    const { members } = await aTeam(laurel, { count: 3 });
    const drafts = await Promise.all(
      members.map(({ id: enrollmentId, personId: candidateId }) => sharedDraft(laurel, { enrollmentId, candidateId })),
    );
    expect(new Set(drafts.map(({ id }) => id)).size).toBe(1);
  });

  it('is opened by nobody for another, and not without a team', async () => {
    const { members, pilot } = await aTeam(laurel);
    const open = (actor: string, enrollmentId: string) =>
      laurel.get(OpenTeamDraft).run({ actor: asCandidate(actor), enrollmentId });
    await expect(open(members[1]!.personId, members[0]!.id)).rejects.toMatchObject({ code: 'enrollment.not-found' });
    const alone = await anEnrollment(laurel, { pilot }).active();
    await expect(open(alone.personId, alone.id)).rejects.toMatchObject({ code: 'team.not-found' });
  });
});
